//! The interview without a terminal: answers as lines, and the file that comes of them.

mod back;
mod kept;
mod plain;
mod typed;
mod words;

use super::ask::Interviewer;
use super::front::{Answer, Leave};
use super::plain::Plain;
use super::record::Record;
use super::walk::{Interview, Way};
use coplan::template::{Templates, Terms};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with a plan file, or with none yet.
struct Room {
    folder: TempDir,
}

/// What came of an interview.
struct Ended {
    how: Answer<()>,
    /// What was shown.
    shown: String,
    /// The file.
    file: String,
}

impl Room {
    fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        Self { folder }
    }

    fn with(plan: &str) -> Self {
        let room = Self::empty();
        fs::write(room.path(), plan).unwrap();
        room
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("plan.yaml")
    }

    /// Every question, answered with these lines.
    fn go_on(&self, lines: &[&str]) -> Ended {
        self.interview(lines, Way::GoOn)
    }

    /// The questions where something is missing, answered with these lines.
    fn mend(&self, lines: &[&str]) -> Ended {
        self.interview(lines, Way::Mend)
    }

    fn interview(&self, lines: &[&str], way: Way) -> Ended {
        let (templates, path) = (Templates::default(), self.path());
        let words = Terms::load(&templates).unwrap();
        let input = lines.join("\n") + "\n";
        let interviewer = Interviewer {
            front: Plain::new(&words, Cursor::new(input), Vec::new()),
            record: Record::open(&path, &words).unwrap(),
            words: &words,
        };
        let mut interview = Interview::new(interviewer, &templates);
        let how = interview.run(way);
        let shown = interview.interviewer.front.into_output();
        Ended {
            how,
            shown: String::from_utf8(shown).unwrap(),
            file: read(&path),
        }
    }
}

/// The text of a plan file; none where none was written.
fn read(path: &Path) -> String {
    if path.exists() {
        fs::read_to_string(path).unwrap()
    } else {
        String::new()
    }
}

/// The plan file without its first line, which is for editors.
fn body(file: &str) -> &str {
    file.split_once('\n').map_or("", |(_, body)| body)
}

#[test]
fn answers_become_a_plan_file() {
    let ended = Room::empty().go_on(&[
        "Quieter nights",
        "Moira Tennant",
        "People sleep through the night.",
        "- fewer alarms",
        "",
        "",
        "Patients on Ward 7",
        "",
    ]);
    assert!(matches!(ended.how, Err(Leave::Stop(_))));
    insta::assert_snapshot!(body(&ended.file), @r"
    title: Quieter nights

    lead:
      name: Moira Tennant

    answers:
      achieve: |
        People sleep through the night.
        - fewer alarms
      involve: |
        Patients on Ward 7
    ");
}

#[test]
fn every_question_can_be_skipped_and_then_nothing_is_written() {
    let ended = Room::empty().go_on(&[""; 18]);
    assert!(ended.how.is_ok());
    assert_eq!(ended.file, "");
    assert!(ended.shown.contains("Question 8 of 8"));
}

#[test]
fn a_later_run_goes_on_after_the_last_answer() {
    let room = Room::with("title: Nights\nanswers:\n  achieve: Sleep.\n  find: On the ward.\n");
    let ended = room.go_on(&["A survey.", ""]);
    assert!(!ended.shown.contains("Question 3 of 8"));
    assert!(ended.shown.contains("Question 4 of 8"));
    assert!(
        ended.file.contains("tools: |\n    A survey."),
        "{}",
        ended.file
    );
}

#[test]
fn a_run_after_the_last_question_goes_on_with_what_was_skipped() {
    let keys = [
        "achieve", "find", "tools", "need", "working", "sharing", "beyond",
    ];
    let answers = keys
        .map(|key| {
            format!(
                "  {key}: Something.
"
            )
        })
        .concat();
    let room = Room::with(&format!(
        "title: Nights\nlead: {{name: Moira}}\nanswers:\n{answers}"
    ));
    let ended = room.go_on(&["Patients.", "", "", "/stop"]);
    assert!(ended.shown.contains("Question 2 of 8"), "{}", ended.shown);
    assert!(
        ended.file.contains("involve: |\n    Patients."),
        "{}",
        ended.file
    );
}

#[test]
fn going_back_leads_to_the_question_before_with_its_answer() {
    let room = Room::with("title: Nights\nlead: {name: Moira}\nanswers:\n  achieve: Sleep.\n");
    let ended = room.go_on(&["/back", "/back", "", "", "", "", "/stop"]);
    let asked: Vec<&str> = ended
        .shown
        .lines()
        .filter(|line| line.starts_with("Question"))
        .collect();
    assert_eq!(
        asked.iter().map(|line| &line[..10]).collect::<Vec<_>>(),
        ["Question 2", "Question 1", "Question 2", "Question 3"]
    );
    assert!(ended.shown.contains("Now: Sleep."));
}

#[test]
fn the_first_question_has_none_before_it() {
    let ended = Room::empty().go_on(&["/back", "/back", "Nights", "/stop"]);
    assert!(ended.shown.contains("This is the first question."));
    assert!(ended.file.contains("title: Nights"));
}

#[test]
fn groups_are_added_one_after_the_other() {
    let room = Room::with("title: Nights\nlead: {name: Moira}\nanswers: {achieve: Sleep.}\n");
    let ended = room.go_on(&[
        "Everyone.",
        "",  // the answer
        "2", // a group
        "Carers",
        "Carers, 1",
        "They stay overnight.",
        "",
        "plenty",
        "8",
        "Involve (work with people)",
        "yes",
        "",  // no more of them
        "2", // another
        "Night staff",
        "6",
        "",
        "",
        "",
        "",
        "",
        "",
        "/stop",
    ]);
    let groups = ended.file.split_once("stakeholders:\n").unwrap().1;
    insta::assert_snapshot!(groups, @r"
      - id: S1
        name: Carers
        types: [carer, patient]
        why: They stay overnight.
        level: involve
        number: 8
        seldom_heard: true
      - id: S2
        name: Night staff
        types: [staff]
    ");
    assert!(
        ended.shown.contains("`plenty` is not a number of people"),
        "{}",
        ended.shown
    );
}

#[test]
fn a_row_whose_first_field_stays_empty_is_given_up() {
    let room = Room::with("title: Nights\nlead: {name: Moira}\nanswers: {achieve: Sleep.}\n");
    let ended = room.go_on(&["Everyone.", "", "2", "", "", "/stop"]);
    assert!(!ended.file.contains("stakeholders"), "{}", ended.file);
    assert!(ended.shown.contains("Question 3 of 8"));
}

#[test]
fn a_wrong_choice_is_asked_again() {
    let room = Room::with("title: Nights\nlead: {name: Moira}\n");
    let ended = room.go_on(&[
        "Sleep.",
        "",
        "99",
        "nothing",
        "4",
        "The times.",
        "",
        "/stop",
    ]);
    assert!(
        ended
            .shown
            .contains("“99” is not one of these: type a number from 1 to 6.")
    );
    assert!(
        ended.file.contains("can_influence: |\n    The times."),
        "{}",
        ended.file
    );
}

const COMMENTED: &str = "# Ours since March.
title: Nights   # a working title
stakeholders:
  # The ward first.
  - id: S2
    name: Patients
    types: [patient]
    route: At the bedside
  - name: Carers
    types: [carer]
answers: {achieve: Sleep., involve: All., find: Here., tools: A survey., need: Time., working: A count.,
  sharing: A poster., beyond: A thank you.}
lead: {name: Moira}
";

#[test]
fn a_plan_is_mended_at_its_findings_and_keeps_comments_and_order() {
    let ended = Room::with(COMMENTED).mend(&["", "", "By letter", "", "/stop"]);
    assert!(
        ended.shown.contains("How we will reach them (S1 · Carers)"),
        "{}",
        ended.shown
    );
    let given = COMMENTED.replace(
        "  - name: Carers\n    types: [carer]\n",
        "  - id: S1\n    name: Carers\n    types: [carer]\n    route: By letter\n",
    );
    assert_eq!(ended.file, given);
}

/// A plan in which a merge has left answers open.
const UNDECIDED: &str = "title: Letters
answers:
  # coplan: to decide: b.docx has \"Fewer letters\"
  achieve: Clear letters   # ours
  # coplan: to decide: b.docx has \"By post\"
  find: At the lunch
";

/// What the file says of the first field that is left open, after somebody has chosen so.
fn decided(lines: &[&str]) -> String {
    let ended = Room::with(UNDECIDED).mend(lines);
    let shown = [
        "What stands there: Clear letters",
        "b.docx: Fewer letters",
        "2. Take that of b.docx",
        "3. Put them together",
    ];
    for shown in shown {
        assert!(ended.shown.contains(shown), "{}", ended.shown);
    }
    let (_, rest) = ended.file.split_once("answers:\n").unwrap();
    let (first, rest) = rest
        .split_once("  # coplan: to decide: b.docx has \"By post\"")
        .unwrap();
    assert_eq!(rest, "\n  find: At the lunch\n");
    first.to_owned()
}

#[test]
fn answers_that_a_merge_left_open_are_kept_taken_or_put_together() {
    let kept = "  achieve: Clear letters   # ours\n";
    assert_eq!(decided(&["", "1", "/stop"]), kept);
    let taken = decided(&["", "2", "/stop"]);
    assert_eq!(taken, kept.replace("Clear letters", "Fewer letters"));
    let together = decided(&["", "3", "/stop"]);
    let both = "Clear letters\n\n    Fewer letters\n";
    assert!(together.contains(both), "{together}");
    let anew = decided(&["", "4", "Fewer and clearer letters", ".", "/stop"]);
    assert_eq!(
        anew,
        kept.replace("Clear letters", "Fewer and clearer letters")
    );
    // Whoever does not want to choose yet leaves all as it was.
    let later = Room::with(UNDECIDED).mend(&["", "", "/stop"]);
    assert_eq!(later.file, UNDECIDED);
}

#[test]
fn a_file_that_another_program_changed_is_left_alone() {
    let room = Room::with(COMMENTED);
    let words = Terms::load(&Templates::default()).unwrap();
    let mut record = Record::open(&room.path(), &words).unwrap();
    fs::write(room.path(), "title: Ours\n").unwrap();
    let registry = coplan::plan::Registry::built_in();
    let title = registry.field("title").unwrap();
    assert_eq!(words.field(title).label, "Title");
    let refused = record.set(title, None, Some(coplan::plan::Value::line("Mine")));
    assert!(
        format!("{refused:?}").contains("changed-meanwhile"),
        "{refused:?}"
    );
    assert_eq!(read(&room.path()), "title: Ours\n");
}

#[test]
fn a_file_that_is_not_yaml_is_refused_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("plan.toml");
    fs::write(&path, "title = 'Nights'\n").unwrap();
    let words = Terms::load(&Templates::default()).unwrap();
    let stop = Record::open(&path, &words).err().unwrap();
    assert!(
        stop.to_string()
            .contains("only a YAML file can be changed in place"),
        "{stop}"
    );
}

#[test]
fn characters_that_no_document_can_hold_are_taken_out() {
    let ended = Room::empty().go_on(&["Quieter\u{7} nights\u{FFFE}", "/stop"]);
    assert!(
        ended.file.contains("title: Quieter nights"),
        "{}",
        ended.file
    );
}
