//! What is taken back: by `coplan undo`, and by whom two runs at once would have been lost.

use crate::desk::{Desk, LETTERS};
use crate::support::typing::fill_in;
use insta::assert_snapshot;
use std::thread;

const UNDERSTAND: &str = "Letters that people understand.";
const INTO: [&str; 4] = ["read", "letters.docx", "--into", "letters.yaml"];

/// A plan, its documents, and an answer that somebody has changed in the Word document.
fn typed(words: &str) -> Desk {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.retype("letters.docx", UNDERSTAND, words);
    desk
}

fn text(desk: &Desk, name: &str) -> String {
    String::from_utf8(desk.read(name)).unwrap()
}

#[test]
fn a_plan_is_kept_as_it_was_and_one_command_takes_a_reading_back_and_does_it_again() {
    let desk = typed("Letters that help.");
    assert_snapshot!("kept", desk.coplan(&INTO).well());
    assert_eq!(text(&desk, "letters.yaml.before"), LETTERS);
    let read = text(&desk, "letters.yaml");
    assert_snapshot!("undo", desk.coplan(&["undo", "letters.yaml"]).well());
    assert_eq!(text(&desk, "letters.yaml"), LETTERS);
    assert_eq!(text(&desk, "letters.yaml.before"), read);
    assert_snapshot!("undo_again", desk.coplan(&["undo", "letters.yaml"]).well());
    assert_eq!(text(&desk, "letters.yaml"), read);
    assert_eq!(text(&desk, "letters.yaml.before"), LETTERS);
}

#[test]
fn what_was_changed_by_hand_since_is_not_lost() {
    let desk = typed("Letters that help.");
    desk.coplan(&INTO).well();
    let mended = text(&desk, "letters.yaml") + "# by hand\n";
    desk.write("letters.yaml", &mended);
    assert_snapshot!(desk.coplan(&["undo", "letters.yaml"]).well());
    assert_eq!(text(&desk, "letters.yaml"), LETTERS);
    assert_eq!(text(&desk, "letters.yaml.before"), mended);
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), mended);
}

#[test]
fn a_plan_that_is_broken_or_gone_since_comes_back() {
    let desk = typed("Letters that help.");
    desk.coplan(&INTO).well();
    desk.write("letters.yaml", "title: [");
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), LETTERS);
    std::fs::remove_file(desk.path("letters.yaml")).unwrap();
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), "title: [");
}

#[test]
fn only_what_was_done_last_is_kept() {
    let desk = typed("Letters that help.");
    desk.coplan(&INTO).well();
    let first = text(&desk, "letters.yaml");
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.retype("letters.docx", "Letters that help.", "Letters to keep.");
    desk.coplan(&INTO).well();
    assert_eq!(text(&desk, "letters.yaml.before"), first);
    // What changes nothing, or only looks, keeps nothing.
    desk.coplan(&INTO).well();
    desk.coplan(&[&INTO[..], &["--dry-run"]].concat()).well();
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), first);
}

#[test]
fn an_interview_is_taken_back_as_a_whole() {
    let desk = Desk::with_letters();
    let ended = desk.run(
        &["edit", "letters.yaml"],
        "\n1\nEverybody.\nAnd more.\n\n",
        &[],
    );
    assert!(
        ended.stderr.contains("`coplan undo letters.yaml`"),
        "{ended}"
    );
    assert_ne!(text(&desk, "letters.yaml"), LETTERS);
    let ended = desk.coplan(&["undo", "letters.yaml"]).well();
    assert!(ended.out().contains("Took back `coplan edit`"), "{ended}");
    assert_eq!(text(&desk, "letters.yaml"), LETTERS);
}

#[test]
fn documents_get_back_what_people_wrote() {
    let desk = typed("Letters that help.");
    let typed = desk.read("letters.docx");
    let fill = ["fill", "letters.yaml", "--force", "--date", "2026-11-27"];
    desk.coplan(&fill).well();
    assert_snapshot!("undo_fill", desk.coplan(&["undo", "letters.yaml"]).well());
    assert_eq!(desk.read("letters.docx"), typed);
    let given = [
        "letters.yaml",
        ".coplan-letters.yaml.undo",
        "letters.docx",
        "letters.xlsx",
    ];
    assert_eq!(desk.made(&given), ["letters (as made).docx"]);
    assert_snapshot!(
        "undo_fill_again",
        desk.coplan(&["undo", "letters.yaml"]).well()
    );
    assert_eq!(desk.made(&given), ["letters (filled in 27 November).docx"]);
    desk.coplan(&["undo", "letters.yaml"]).well();
    // What was taken back does not pile up; what somebody has written into the new document is kept too.
    desk.coplan(&fill).well();
    assert_eq!(desk.made(&given), ["letters (filled in 27 November).docx"]);
    desk.retype("letters.docx", UNDERSTAND, "Letters to keep.");
    let later = desk.read("letters.docx");
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(desk.read("letters.docx"), typed);
    let made = desk.made(&given);
    assert_eq!(made.len(), 1, "{made:?}");
    assert_eq!(desk.read(&made[0]), later);
}

/// Every file that people see, and what is in it.
fn files(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    let names = desk.made(&[".coplan-letters.yaml.undo"]);
    let file = |name: String| (name.clone(), desk.read(&name));
    names.into_iter().map(file).collect()
}

/// Something that a person does last, and what it is called.
type Action = (&'static str, fn(&Desk));

/// What may come last before somebody takes it back.
fn last_actions() -> Vec<Action> {
    vec![
        ("read --into", |desk| {
            desk.coplan(&INTO).well();
        }),
        ("edit", |desk| {
            desk.run(&["edit", "letters.yaml"], "\n1\nEverybody.\n\n", &[]);
        }),
        ("fill --force", |desk| {
            desk.coplan(&["fill", "letters.yaml", "--force"]).well();
        }),
        ("fill of what was read", |desk| {
            desk.coplan(&INTO).well();
            desk.coplan(&["fill", "letters.yaml"]).well();
        }),
        ("fill into another folder", |desk| {
            let fill = ["fill", "letters.yaml", "-o", "out", "--force"];
            desk.coplan(&fill).well();
            desk.retype("out/letters.docx", UNDERSTAND, "Letters elsewhere.");
            desk.coplan(&fill).well();
        }),
        ("fill, and its document is gone", |desk| {
            desk.coplan(&["fill", "letters.yaml", "--force"]).well();
            std::fs::remove_file(desk.path("letters.docx")).unwrap();
        }),
        ("fill over a file of others", |desk| {
            desk.write("letters.docx", "of others");
            desk.coplan(&["fill", "letters.yaml", "--force"]).well();
        }),
        ("new --force", |desk| {
            desk.coplan(&["new", "letters.yaml", "--force"]).well();
        }),
    ]
}

#[test]
fn whatever_came_last_taken_back_twice_it_is_as_if_nothing_had_been() {
    for (name, act) in last_actions() {
        // Older steps of both kinds, which nobody asks about.
        let desk = typed("Letters that help.");
        desk.coplan(&INTO).well();
        desk.coplan(&["fill", "letters.yaml"]).well();
        desk.write("letters.yaml", LETTERS);
        desk.coplan(&["fill", "letters.yaml", "--force"]).well();
        desk.retype("letters.docx", UNDERSTAND, "Letters to keep.");
        act(&desk);
        let before = files(&desk);
        let ended = desk.coplan(&["undo", "letters.yaml"]).well();
        assert!(ended.to_string().contains("once more"), "{name}: {ended}");
        let between = files(&desk);
        assert!(between != before, "{name}");
        desk.coplan(&["undo", "letters.yaml"]).well();
        assert!(files(&desk) == before, "{name}");
        desk.coplan(&["undo", "letters.yaml"]).well();
        assert!(files(&desk) == between, "{name}");
        desk.coplan(&["undo", "letters.yaml"]).well();
        assert!(files(&desk) == before, "{name}");
    }
}

#[test]
fn a_step_before_the_last_is_not_taken_back_in_its_stead() {
    let desk = typed("Letters that help.");
    desk.coplan(&INTO).well();
    let read = text(&desk, "letters.yaml");
    desk.coplan(&["fill", "letters.yaml", "--date", "2026-11-27"])
        .well();
    let undo = desk.coplan(&["undo", "letters.yaml"]).well();
    assert_snapshot!("undo_after_a_reading", undo);
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), read);
    assert_eq!(text(&desk, "letters.yaml.before"), LETTERS);
}

#[test]
fn where_a_copy_is_gone_no_document_is_taken_back() {
    let desk = typed("Letters that help.");
    desk.coplan(&["fill", "letters.yaml", "--force", "--date", "2026-11-27"])
        .well();
    let copy = desk.path("letters (filled in 27 November).docx");
    std::fs::rename(&copy, desk.path("elsewhere.docx")).unwrap();
    assert_snapshot!(
        "undo_fill_gone",
        desk.coplan(&["undo", "letters.yaml"]).with(2)
    );
    std::fs::rename(desk.path("elsewhere.docx"), &copy).unwrap();
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert!(desk.words("letters.docx").contains("Letters that help."));
}

#[test]
fn nothing_to_take_back_is_said() {
    let desk = Desk::with_letters();
    assert_snapshot!(
        "undo_nothing",
        desk.coplan(&["undo", "letters.yaml"]).with(2)
    );
    assert_eq!(desk.made(&["letters.yaml"]), [""; 0]);
    assert_snapshot!(
        "undo_misspelt",
        desk.coplan(&["undo", "leters.yaml"]).with(2)
    );
    desk.coplan(&["undo", "-"]).with(2);
    let desk = typed("Letters that help.");
    desk.coplan(&INTO).well();
    std::fs::remove_file(desk.path("letters.yaml.before")).unwrap();
    assert_snapshot!("undo_gone", desk.coplan(&["undo", "letters.yaml"]).with(2));
}

#[test]
fn a_plan_that_is_replaced_on_request_is_kept() {
    let desk = typed("Letters that help.");
    desk.coplan(&["new", "letters.yaml", "--force"]).well();
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), LETTERS);
    desk.coplan(&["read", "letters.docx", "-o", "letters.yaml", "--force"])
        .well();
    assert_ne!(text(&desk, "letters.yaml"), LETTERS);
    desk.coplan(&["undo", "letters.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), LETTERS);
}

#[test]
fn what_was_chosen_between_documents_is_not_asked_again_before_they_are_made_anew() {
    let desk = typed("Letters that help.");
    desk.write("copy.docx", desk.read("letters.docx"));
    desk.retype("copy.docx", "Letters that help.", "Letters to keep.");
    let read = [
        "read",
        "letters.docx",
        "copy.docx",
        "--into",
        "letters.yaml",
    ];
    desk.coplan(&read).with(1);
    let chosen = LETTERS.replace(UNDERSTAND, "Letters to keep.");
    desk.write("letters.yaml", &chosen);
    desk.coplan(&["fill", "letters.yaml"]).well();
    assert!(desk.words("letters.docx").contains("Letters to keep."));
    // Taken back, it has not been read.
    let desk = typed("Letters that help.");
    desk.coplan(&INTO).well();
    desk.coplan(&["undo", "letters.yaml"]).well();
    desk.coplan(&["fill", "letters.yaml"]).with(2);
}

#[cfg(unix)]
#[test]
fn a_plan_behind_a_link_is_kept_where_it_is() {
    let desk = Desk::new().file("shared/plan.yaml", LETTERS);
    std::os::unix::fs::symlink("shared/plan.yaml", desk.path("letters.yaml")).unwrap();
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    desk.coplan(&INTO).well();
    assert_eq!(text(&desk, "shared/plan.yaml.before"), LETTERS);
    desk.coplan(&["undo", "shared/plan.yaml"]).well();
    assert_eq!(text(&desk, "letters.yaml"), LETTERS);
    assert!(desk.path("letters.yaml").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_private_plan_is_kept_in_private() {
    use std::os::unix::fs::PermissionsExt;
    let desk = typed("Letters that help.");
    let private = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(desk.path("letters.yaml"), private).unwrap();
    desk.coplan(&INTO).well();
    for name in ["letters.yaml", "letters.yaml.before"] {
        let mode = std::fs::metadata(desk.path(name)).unwrap().permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "{name}");
    }
}

/// How many runs there are at once, each with a document of its own.
const AT_ONCE: usize = 12;

#[test]
fn of_many_readings_at_once_none_is_lost_that_says_it_is_done() {
    let desk = Desk::new().file("plan.yaml", "title: Garden\n");
    desk.coplan(&["blank", "--only", "word", "--rows", "1"])
        .well();
    let form = desk.read("partnership-plan-blank.docx");
    let names: Vec<String> = (0..AT_ONCE).map(|at| format!("table-{at}.docx")).collect();
    let groups: Vec<String> = (0..AT_ONCE)
        .map(|at| format!("Group {at} of many"))
        .collect();
    for (name, group) in names.iter().zip(&groups) {
        desk.write(name, fill_in(&form, &[("stakeholders.name", group)]));
    }
    let mut open: Vec<usize> = (0..AT_ONCE).collect();
    // Those that were refused are run again, as they are told to be.
    while !open.is_empty() {
        let read = |at: usize| desk.coplan(&["read", &names[at], "--into", "plan.yaml"]);
        let ended: Vec<_> = thread::scope(|scope| {
            let runs: Vec<_> = open
                .iter()
                .map(|at| scope.spawn(move || read(*at)))
                .collect();
            runs.into_iter().map(|run| run.join().unwrap()).collect()
        });
        let plan = text(&desk, "plan.yaml");
        let mut refused = Vec::new();
        for (at, ended) in open.into_iter().zip(ended) {
            match ended.code {
                Some(0) => assert!(plan.contains(&groups[at]), "{at}: {plan}"),
                _ => {
                    assert!(ended.stderr.contains("run the command again"), "{ended}");
                    refused.push(at);
                }
            }
        }
        assert!(refused.len() < AT_ONCE);
        open = refused;
    }
}
