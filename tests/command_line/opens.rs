//! `coplan open`.

use crate::desk::Desk;
use insta::assert_snapshot;

#[test]
fn where_no_documents_are_the_command_that_makes_them_is_told() {
    let desk = Desk::with_letters().file("letters-club.docx", "of another plan");
    assert_snapshot!("nothing", desk.coplan(&["open", "letters.yaml"]).with(2));
    let elsewhere = [
        "open",
        "letters.yaml",
        "-o",
        "our documents",
        "--only",
        "excel",
    ];
    assert_snapshot!("nothing_elsewhere", desk.coplan(&elsewhere).with(2));
    assert_snapshot!("no_plan", desk.coplan(&["open", "leters.yaml"]).with(2));
    let document = desk.coplan(&["open", "letters-club.docx"]).with(2);
    assert_snapshot!("document", document);
}

#[cfg(target_os = "linux")]
mod with_a_program {
    use crate::desk::{Desk, Ended, LETTERS};
    use insta::assert_snapshot;
    use std::fs::{self, File};
    use std::os::unix::fs::PermissionsExt;
    use std::thread::sleep;
    use std::time::{Duration, Instant, SystemTime};

    /// A folder in which documents are opened by a program that notes which.
    fn desk() -> Desk {
        let script = "#!/bin/sh\necho \"${1##*/}\" >> \"$OPENED\"\n";
        let desk = Desk::with_letters().file("programs/xdg-open", script);
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(desk.path("programs/xdg-open"), mode).unwrap();
        desk
    }

    fn open(desk: &Desk, arguments: &[&str]) -> Ended {
        let path = format!("{}:/usr/bin:/bin", desk.path("programs").display());
        let opened = desk.path("programs/opened");
        let variables = [("PATH", &*path), ("OPENED", opened.to_str().unwrap())];
        desk.run(&[&["open"], arguments].concat(), "", &variables)
    }

    /// What has been opened, once there are so many.
    fn opened(desk: &Desk, count: usize) -> Vec<String> {
        for _ in 0..200 {
            let noted = fs::read_to_string(desk.path("programs/opened")).unwrap_or_default();
            if noted.lines().count() >= count {
                fs::remove_file(desk.path("programs/opened")).unwrap();
                let mut noted: Vec<String> = noted.lines().map(str::to_owned).collect();
                noted.sort();
                return noted;
            }
            sleep(Duration::from_millis(50));
        }
        panic!("nothing was opened");
    }

    /// Makes a file as old as so many hours.
    fn age(desk: &Desk, name: &str, hours: u64) {
        let file = File::options().append(true).open(desk.path(name)).unwrap();
        let then = SystemTime::now() - Duration::from_secs(hours * 3600);
        file.set_modified(then).unwrap();
    }

    #[test]
    fn the_newest_document_of_each_kind_is_opened() {
        let desk = desk();
        desk.coplan(&["fill", "letters.yaml"]).well();
        let sign_off = [
            "fill",
            "letters.yaml",
            "--for",
            "sign-off",
            "--draft-anyway",
        ];
        desk.coplan(&[&sign_off[..], &["--date", "2027-05-14"]].concat())
            .well();
        age(&desk, "letters.docx", 2);
        age(&desk, "letters-sign-off.xlsx", 2);
        assert_snapshot!("opened", open(&desk, &["letters.yaml"]).well());
        assert_eq!(opened(&desk, 2), ["letters-sign-off.docx", "letters.xlsx"]);
        let only = ["letters.yaml", "--only", "word"];
        open(&desk, &only).well();
        assert_eq!(opened(&desk, 1), ["letters-sign-off.docx"]);
    }

    #[test]
    fn other_documents_are_told_and_opened_by_name() {
        let desk = desk();
        let fill = |options: &[&str]| {
            desk.coplan(&[&["fill", "letters.yaml"], options].concat())
                .well();
        };
        let document = |name| ["letters.yaml", "--document", name];
        assert_snapshot!("no_one_pager", open(&desk, &document("one-pager")).with(2));
        fill(&["--document", "one-pager"]);
        assert_snapshot!("only_others", open(&desk, &["letters.yaml"]).with(2));
        fill(&["--document", "invitation"]);
        fill(&["--document", "invitation", "--language", "cy"]);
        age(&desk, "letters-invitation.docx", 2);
        fill(&[]);
        fill(&["--language", "cy", "--only", "word"]);
        age(&desk, "letters-cy.docx", 2);
        assert_snapshot!("others", open(&desk, &["letters.yaml"]).well());
        assert_eq!(opened(&desk, 2), ["letters.docx", "letters.xlsx"]);
        open(&desk, &document("invitation")).well();
        assert_eq!(opened(&desk, 1), ["letters-invitation-cy.docx"]);
        age(&desk, "letters.docx", 3);
        open(&desk, &["letters.yaml", "--only", "word"]).well();
        assert_eq!(opened(&desk, 1), ["letters-cy.docx"]);
        // Of another plan whose name begins alike.
        desk.write("letters-cy.yaml", LETTERS);
        open(&desk, &["letters.yaml", "--only", "word"]).well();
        assert_eq!(opened(&desk, 1), ["letters.docx"]);
        assert_snapshot!(
            "unknown_document",
            open(&desk, &document("one-page")).with(2)
        );
        let excel = [&document("one-pager")[..], &["--only", "excel"]].concat();
        assert_snapshot!("document_in_excel", open(&desk, &excel).with(2));
    }

    /// Puts another script in the place of the program.
    fn launcher(desk: &Desk, script: &str) {
        let program = desk.path("programs/xdg-open");
        fs::write(program, format!("#!/bin/sh\n{script}\n")).unwrap();
    }

    #[test]
    fn what_no_program_opens_is_told_with_its_file() {
        let desk = desk();
        desk.coplan(&["fill", "letters.yaml"]).well();
        launcher(&desk, "case \"$1\" in *.docx) exit 3;; esac");
        assert_snapshot!("not_opened", open(&desk, &["letters.yaml"]).with(2));
        launcher(&desk, "exit 4");
        let only = ["letters.yaml", "--only", "excel"];
        assert_snapshot!("none_opened", open(&desk, &only).with(2));
    }

    #[test]
    fn nobody_waits_for_a_program_that_stays() {
        let desk = desk();
        desk.coplan(&["fill", "letters.yaml"]).well();
        launcher(&desk, "exec sleep 60");
        let begun = Instant::now();
        open(&desk, &["letters.yaml"]).well();
        assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_plan_that_has_moved_on_is_told() {
        let desk = desk().file("coplan.toml", "output = \"documents\"\n");
        desk.coplan(&["fill", "letters.yaml", "--only", "word"])
            .well();
        desk.write("letters.yaml", LETTERS.replace("Clinic", "Ward"));
        assert_snapshot!("moved_on", open(&desk, &["letters.yaml"]).well());
        assert_eq!(opened(&desk, 1), ["letters.docx"]);
    }

    #[test]
    fn a_plan_with_a_word_for_all_groups_has_not_changed_since() {
        let desk = desk();
        let groups = "stakeholders: [{id: S1, name: Carers}, {id: S2, name: Staff}]\n";
        let plan = format!("{LETTERS}{groups}tools: [{{id: T1, name: Walk, groups: pawb}}]\n");
        desk.write("letters.yaml", plan);
        desk.write("house/terms.toml", "[all]\n\"stakeholders\" = \"Pawb\"\n");
        desk.write("coplan.toml", "templates = \"house\"\n");
        desk.coplan(&["fill", "letters.yaml"]).well();
        let shown = open(&desk, &["letters.yaml"]).well().to_string();
        assert!(!shown.contains("has changed since"), "{shown}");
        opened(&desk, 2);
    }
}
