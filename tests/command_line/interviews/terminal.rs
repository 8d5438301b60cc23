//! The interview in a pseudo-terminal, as people at a keyboard meet it.

use crate::desk::Desk;
use crate::support::plans::load;
use coplan::diagnostic::Text;
use coplan::plan::Plan;
use coplan::source::Format;
use insta::assert_snapshot;
use rexpect::session::{PtySession, spawn_command};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const ESCAPE: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const CONTROL_C: &str = "\x03";
/// How long to wait for what never comes, in milliseconds; a run takes a small part of it.
const NEVER: u64 = 60_000;

/// A window with the program in it.
struct Window {
    session: PtySession,
}

impl Window {
    fn open(desk: &Desk, columns: u16, arguments: &[&str]) -> Self {
        Self::of_kind(desk, columns, arguments, "xterm")
    }

    fn of_kind(desk: &Desk, columns: u16, arguments: &[&str], kind: &str) -> Self {
        Self::of_shell(desk, columns, "\"$0\" \"$@\"", arguments, kind)
    }

    /// A window in which a shell runs the program, which it knows as `$0`.
    fn of_shell(desk: &Desk, columns: u16, run: &str, arguments: &[&str], kind: &str) -> Self {
        let mut command = Command::new("sh");
        command
            .args([
                "-c",
                &format!("stty cols {columns} rows 30; {run}; echo exit code $?"),
            ])
            .arg(env!("CARGO_BIN_EXE_coplan"))
            .args(arguments)
            .current_dir(desk.path(""))
            .env("TERM", kind)
            .env("NO_COLOR", "1");
        Self {
            session: spawn_command(command, Some(NEVER)).unwrap(),
        }
    }

    /// Waits until this is shown, and gives what was shown before it.
    fn shows(&mut self, text: &str) -> String {
        let found = self.session.exp_string(text);
        found.unwrap_or_else(|error| panic!("`{text}` is not shown: {error}"))
    }

    /// Waits for a question that is ready for an answer, and types these keys.
    fn at(&mut self, question: &str, keys: &str) -> String {
        let shown = self.shows(question);
        // The last thing that is drawn is the sign of a line, or the advice on keys below a choice.
        self.session
            .exp_regex(r"Enter (alone|keeps)[^>]*> |then Enter|Enter goes on")
            .unwrap();
        self.press(keys);
        shown
    }

    fn press(&mut self, keys: &str) {
        self.session.send(keys).unwrap();
        self.session.flush().unwrap();
    }

    /// Skips questions with all they offer, from this one to that.
    fn skip(&mut self, from: usize, to: usize) {
        for number in from..=to {
            self.at(&format!("Question {number} of 8"), "\r");
            self.at("Add detail?", "\r");
        }
    }

    /// Waits for the end, which has to be a good one, and gives the rest that is shown.
    fn closes(&mut self) -> String {
        let shown = self.session.exp_eof().unwrap();
        let (shown, code) = shown.split_once("exit code ").unwrap();
        assert_eq!(code.trim(), "0", "{shown}");
        shown.to_owned()
    }
}

fn plan(desk: &Desk, name: &str) -> Plan {
    let text = String::from_utf8(desk.read(name)).unwrap();
    let loaded = load(&Text::new(name, text.as_str()), Format::Yaml).unwrap();
    assert_eq!(loaded.findings, [], "{text}");
    loaded.plan
}

fn shown(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

#[test]
fn a_plan_is_answered_and_made_into_documents() {
    let desk = Desk::new();
    let mut window = Window::open(&desk, 80, &["new", "--interview", "nights.yaml"]);
    window.at(
        "What do you call this project?",
        "Nosweithiau tawelach yn Nhŷ Gwyn 🌙\r",
    );
    window.at("Who leads this work?", "Zoë Błaszczyk\r");
    window.at("Question 1 of 8", "We want people to sleep.\r");
    window.at("We want people to sleep.", "- fewer alarms\r");
    window.at("- fewer alarms", "\r");
    window.at("Add detail?", "\r");
    window.at("Question 2 of 8", "\r");
    window.at("Add detail?", &format!("{DOWN}\r"));
    window.at("What do you call this", "Gofalwyr\r");
    window.at("Who they are", &format!("{DOWN} \r"));
    window.at("Why they matter", "They stay overnight.\r");
    window.at("They stay overnight.", "\r");
    window.at("How many people", "some\r");
    window.at("`some` is not a number of people", "8\r");
    window.at("How they will take part", "\r");
    window.at("Seldom heard?", &format!("{DOWN}\r"));
    window.at("More about S1", "\r");
    window.at("add another?", "\r");
    window.at("Add detail?", "\r");
    window.skip(3, 8);
    window.at("Make the Word plan", "\r");
    let made = window.at("Open them now?", "\r");
    assert!(made.contains("Wrote nights.docx and nights.xlsx"), "{made}");
    window.closes();

    let plan = plan(&desk, "nights.yaml");
    assert_eq!(
        shown(plan.title.as_ref()),
        "Nosweithiau tawelach yn Nhŷ Gwyn 🌙"
    );
    assert_eq!(shown(plan.lead.name.as_ref()), "Zoë Błaszczyk");
    assert_eq!(
        shown(plan.answers.achieve.as_ref()),
        "We want people to sleep.\n- fewer alarms"
    );
    let group = plan.stakeholders.first().unwrap();
    assert_eq!(shown(group.number.as_ref()), "8");
    assert_eq!(group.seldom_heard, Some(true));
    assert!(desk.words("nights.docx").contains("Nhŷ Gwyn 🌙"));
}

#[test]
fn going_back_shows_the_answer_and_lets_it_be_changed() {
    let desk = Desk::new();
    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.at("What do you call this project?", "Nights\r");
    window.at("Who leads this work?", ESCAPE);
    window.at("Now: Nights", &format!("{DOWN}\r"));
    window.shows("> Nights");
    window.press(" in peace\r");
    window.at("Who leads this work?", "\r");
    window.at("Question 1 of 8", ESCAPE);
    window.at("Who leads this work?", "Moira\r");
    window.at("Question 1 of 8", CONTROL_C);
    window.closes();
    let plan = plan(&desk, "plan.yaml");
    assert_eq!(shown(plan.title.as_ref()), "Nights in peace");
    assert_eq!(shown(plan.lead.name.as_ref()), "Moira");
}

#[test]
fn an_answer_that_is_there_is_kept_changed_written_anew_or_taken_out() {
    let before = "title: Nights\nlead: {name: Moira}\nanswers:\n  achieve: |\n    1\\. Sleep\n\n    - well\n";
    let cases: [(&str, &str, Option<&str>); 4] = [
        ("", "", Some("1\\. Sleep\n\n- well")),
        // All its lines can be reached.
        (
            DOWN,
            " and long\x1b[A\x1b[A\x05 soon\r",
            Some("1\\. Sleep soon\n\n- well and long"),
        ),
        ("\x1b[B\x1b[B", "Rest.\r", Some("Rest.")),
        ("\x1b[B\x1b[B\x1b[B", "", None),
    ];
    for (way, typed, after) in cases {
        let desk = Desk::new().file("plan.yaml", before);
        let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
        window.at("Question 2 of 8", ESCAPE);
        window.at("Add detail?", ESCAPE);
        let shown = window.shows("- well");
        assert!(shown.contains("1. Sleep"), "{shown}");
        window.at("Keep or change it?", &format!("{way}\r"));
        if !typed.is_empty() {
            window.shows("> ");
            if after != Some("Rest.") {
                window.shows("- well");
            }
            window.press(typed);
            window.at("(another line", "\r");
        }
        window.at("Add detail?", CONTROL_C);
        window.closes();
        let plan = plan(&desk, "plan.yaml");
        assert_eq!(
            plan.answers
                .achieve
                .as_ref()
                .map(ToString::to_string)
                .as_deref(),
            after
        );
    }
}

#[test]
fn an_answer_is_not_lost_in_the_middle_of_a_change() {
    let before =
        "title: Nights\nlead: {name: Moira}\nanswers: {achieve: A precious long answer.}\n";
    for way in [DOWN, "\x1b[B\x1b[B"] {
        for leaving in [ESCAPE, CONTROL_C] {
            let desk = Desk::new().file("plan.yaml", before);
            let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
            window.at("Question 2 of 8", ESCAPE);
            window.at("Add detail?", ESCAPE);
            window.at("Keep or change it?", &format!("{way}\r"));
            window.shows("> ");
            window.press("\x15Wel");
            window.shows("Wel");
            window.press(leaving);
            window.shows("This answer stays as it was.");
            if leaving == ESCAPE {
                window.at("Keep or change it?", CONTROL_C);
            }
            window.closes();
            assert_eq!(desk.read("plan.yaml"), before.as_bytes());
        }
    }
}

#[test]
fn plain_keeps_the_half_of_a_line_when_control_c_ends_it() {
    let desk = Desk::new();
    let arguments = ["new", "--interview", "plan.yaml", "--plain"];
    let mut window = Window::open(&desk, 80, &arguments);
    window.at("What do you call this project?", "Nights\n");
    window.at("Who leads this work?", "Moi");
    // The terminal shows no keys here; the program waits for a line soon after it has asked.
    std::thread::sleep(Duration::from_secs(2));
    window.press(CONTROL_C);
    let end = window.closes();
    assert!(end.contains("Your answers are saved"), "{end}");
    let plan = plan(&desk, "plan.yaml");
    assert_eq!(shown(plan.lead.name.as_ref()), "Moi");
}

#[test]
fn what_is_typed_is_kept_when_somebody_stops_and_the_next_run_goes_on() {
    let desk = Desk::new();
    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.at("What do you call this project?", "Nights\r");
    window.at("Who leads this work?", "Moira\r");
    window.at("Question 1 of 8", "We want people to");
    window.shows("We want people to");
    window.press(CONTROL_C);
    let end = window.closes();
    assert!(end.contains("coplan new --interview plan.yaml"), "{end}");
    assert_eq!(
        shown(plan(&desk, "plan.yaml").answers.achieve.as_ref()),
        "We want people to"
    );

    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.shows("Question 1 of 8");
    window.at("Now: We want people to", &format!("{DOWN}\r"));
    window.shows("> We want people to");
    window.press(" sleep.\r");
    window.at("sleep.", CONTROL_C);
    window.closes();
    assert_eq!(
        shown(plan(&desk, "plan.yaml").answers.achieve.as_ref()),
        "We want people to sleep."
    );
}

#[test]
fn escape_leads_to_what_was_asked_last_out_of_menus_and_detail() {
    let desk = Desk::new().file(
        "plan.yaml",
        "title: Nights\nlead: {name: Moira}\nanswers: {achieve: a}\n",
    );
    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.at("Question 2 of 8", "Everyone.\r");
    window.at("(another line", "\r");
    window.at("Add detail?", &format!("{DOWN}\r"));
    window.at("What do you call this group?", "Carers\r");
    window.at("Who they are", ESCAPE);
    window.at("Now: Carers", "\r");
    window.at("Who they are", "\r");
    window.at("Why they matter", CONTROL_C);
    window.closes();
    // The next run begins where this one was left.
    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.shows("Question 2 of 8");
    window.at("Add detail?", ESCAPE);
    window.at("Now: Everyone.", CONTROL_C);
    window.closes();
}

#[test]
fn a_terminal_that_is_closed_loses_no_answer() {
    let desk = Desk::new();
    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.at("What do you call this project?", "Nights\r");
    window.at("Who leads this work?", "Moira\r");
    window.at("Question 1 of 8", "People sleep.\r");
    window.at("People sleep.", "");
    // With the shell that began it, the terminal goes away.
    drop(window);
    let plan = plan(&desk, "plan.yaml");
    assert_eq!(shown(plan.answers.achieve.as_ref()), "People sleep.");
    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.shows("Question 1 of 8");
    window.at("Add detail?", CONTROL_C);
    window.closes();
}

#[test]
fn pasted_paragraphs_are_one_answer() {
    let desk = Desk::new();
    let mut window = Window::open(&desk, 80, &["new", "--interview", "plan.yaml"]);
    window.at("What do you call this project?", "\r");
    window.at("Who leads this work?", "\r");
    window.at("Question 1 of 8", "\x1b[200~First.\r\rSecond.\x1b[201~\r");
    window.at("Second.", CONTROL_C);
    window.closes();
    let plan = plan(&desk, "plan.yaml");
    assert_eq!(shown(plan.answers.achieve.as_ref()), "First.\n\nSecond.");
}

#[test]
fn the_editing_keys_of_any_shell_move_and_erase_and_type_no_letter() {
    let (left, home, end, delete) = ("\x1b[D", "\x1b[H", "\x1b[F", "\x1b[3~");
    let lines = [
        // Ctrl-A and Ctrl-E; Home, End and an arrow.
        ("ights\x01N\x05 now\r".to_owned(), "Nights now"),
        (
            format!("Xights{home}{delete}N{end} nw{left}o\r"),
            "Nights now",
        ),
        // Ctrl-W, Ctrl-U, Ctrl-K; Ctrl-Y puts back what was taken out last.
        ("Nights then\x17now\r".to_owned(), "Nights now"),
        ("Days\x15Nights now\r".to_owned(), "Nights now"),
        (
            "Nights now or never\x01\x1bf\x1bf\x0b\r".to_owned(),
            "Nights now",
        ),
        ("now\x15Nights \x19\r".to_owned(), "Nights now"),
        // Nothing is there to search for, to complete or to look up.
        (
            "\x12Nights\x13\t now\x0e\x10\x1b[15~\r".to_owned(),
            "Nights now",
        ),
    ];
    for (keys, title) in lines {
        let desk = Desk::new();
        let mut window = Window::open(&desk, 80, &["new", "--interview", "nights.yaml"]);
        window.at("What do you call this project?", &keys);
        window.at("Who leads this work?", CONTROL_C);
        window.closes();
        let plan = plan(&desk, "nights.yaml");
        assert_eq!(shown(plan.title.as_ref()), title, "{keys:?}");
    }
}

#[test]
fn no_prompt_goes_to_standard_output() {
    let desk = Desk::new();
    let interview = "\"$0\" new --interview nights.yaml >printed.txt";
    let mut window = Window::of_shell(&desk, 80, interview, &[], "xterm");
    window.at("What do you call this project?", "Nights\r");
    window.at("Who leads this work?", CONTROL_C);
    window.closes();
    assert_eq!(String::from_utf8(desk.read("printed.txt")).unwrap(), "");
}

#[test]
fn a_narrow_window_breaks_lines_between_words() {
    let desk = Desk::new();
    let mut window = Window::open(&desk, 40, &["new", "--interview", "plan.yaml"]);
    window.at(
        "What do you call this project?",
        "Nosweithiau tawelach i gleifion a gofalwyr Tŷ Gwyn\r",
    );
    window.at("Who leads this work?", "\r");
    window.shows("Question 1 of 8");
    let guidance = window.shows("One to five");
    assert!(guidance.contains("partnership will help."), "{guidance}");
    for line in guidance.lines() {
        assert!(line.chars().count() <= 40, "{line:?}");
    }
    window.at("doing it together help?", CONTROL_C);
    window.closes();
    assert_eq!(
        shown(plan(&desk, "plan.yaml").title.as_ref()),
        "Nosweithiau tawelach i gleifion a gofalwyr Tŷ Gwyn"
    );
}

#[test]
fn what_can_be_chosen_breaks_between_words_and_no_mark_is_a_letter() {
    let plan = "title: Nights\nlead: {name: Moira}\nanswers: {achieve: a}\nstakeholders:\n  - {name: Patients and carers of the wards upstairs and downstairs, types: [carer]}\n";
    let desk = Desk::new().file("plan.yaml", plan);
    let mut window = Window::open(&desk, 40, &["new", "--interview", "plan.yaml"]);
    window.at("Question 3 of 8", "\r");
    window.shows("Add detail?");
    let mut screens = vec![window.shows("then Enter")];
    window.press(&format!("{DOWN}\r"));
    screens.push(window.shows("How we will reach them"));
    window.at("", "\r");
    window.shows("Ways to reach them");
    screens.push(window.shows("Enter goes on"));
    window.press(" ");
    window.shows("[*] In person");
    window.press(CONTROL_C);
    window.closes();
    let screens: Vec<String> = screens.iter().map(|shown| folded(shown)).collect();
    assert_snapshot!(screens.join("\n=====\n"));
}

/// What stands in the lines of a screen, without what moves the cursor.
fn folded(shown: &str) -> String {
    let mut text = String::new();
    // Each byte comes as a character of its own.
    let bytes: Vec<u8> = shown.chars().filter_map(|c| u8::try_from(c).ok()).collect();
    let shown = String::from_utf8_lossy(&bytes);
    let mut rest = shown.chars().peekable();
    while let Some(sign) = rest.next() {
        if sign == '\x1b' {
            while rest.next_if(|sign| !sign.is_ascii_alphabetic()).is_some() {}
            rest.next();
        } else if sign != '\r' {
            text.push(sign);
        }
    }
    text
}

#[test]
fn a_simple_terminal_and_plain_ask_without_moving_the_cursor() {
    for (kind, arguments) in [
        ("dumb", &["new", "--interview", "plan.yaml"][..]),
        ("xterm", &["new", "--interview", "plan.yaml", "--plain"]),
    ] {
        let desk = Desk::new();
        let mut window = Window::of_kind(&desk, 80, arguments, kind);
        let mut said = window.at("What do you call this project?", "Nights\n");
        said += &window.at("Who leads this work?", "/stop\n");
        said += &window.closes();
        assert!(!said.contains('\x1b'), "{said:?}");
        assert_eq!(shown(plan(&desk, "plan.yaml").title.as_ref()), "Nights");
    }
}

#[test]
fn a_plan_is_edited_where_something_is_missing() {
    let plan = "# Ours.\ntitle: Nights\nlead: {name: Moira}\nstakeholders: # two\n  - name: Carers\n    types: [carer]\n  - name: Staff\n    types: [staff]\n    route: The rota\nanswers: {achieve: a, involve: b, find: c, tools: d, need: e, working: f, sharing: g, beyond: h}\n";
    let desk = Desk::new().file("plan.yaml", plan);
    let mut window = Window::open(&desk, 80, &["edit", "plan.yaml"]);
    window.at("Question 2 of 8", "\r");
    window.at("Add detail?", "\r");
    window.at("How we will reach them (S1", "By letter\r");
    window.at("By letter", CONTROL_C);
    window.closes();
    let edited = String::from_utf8(desk.read("plan.yaml")).unwrap();
    assert!(edited.starts_with("# Ours.\ntitle: Nights\n"), "{edited}");
    assert!(edited.contains("stakeholders: # two\n"), "{edited}");
    assert!(edited.contains("    route: By letter\n"), "{edited}");
}

/// Both sides of a terminal that is nobody's own: closing it sends no signal.
fn terminal() -> (File, File) {
    let keyboard = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    // The program must not hold the keyboard's side of it too.
    fcntl_setfd(&keyboard, FdFlags::CLOEXEC).unwrap();
    grantpt(&keyboard).unwrap();
    unlockpt(&keyboard).unwrap();
    let name = ptsname(&keyboard, Vec::new()).unwrap();
    let path = Path::new(std::ffi::OsStr::from_bytes(name.to_bytes()));
    let window = OpenOptions::new().read(true).write(true).open(path);
    (File::from(keyboard), window.unwrap())
}

#[test]
fn an_interview_ends_when_its_terminal_is_gone() {
    let desk = Desk::new();
    let (mut keyboard, window) = terminal();
    let mut program = Command::new(env!("CARGO_BIN_EXE_coplan"))
        .args(["new", "--interview", "nights.yaml"])
        .current_dir(desk.path(""))
        .env("TERM", "xterm")
        .stdin(window.try_clone().unwrap())
        .stdout(window.try_clone().unwrap())
        .stderr(window)
        .spawn()
        .unwrap();
    let mut shown = Vec::new();
    let mut buffer = [0; 4096];
    while !String::from_utf8_lossy(&shown).contains("Enter alone") {
        let count = keyboard.read(&mut buffer).unwrap();
        shown.extend_from_slice(&buffer[..count]);
    }
    drop(keyboard);
    let begun = Instant::now();
    while program.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_millis(NEVER) {
            program.kill().unwrap();
            panic!("it goes on without its terminal");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
