//! `fill --pdf` and `blank --pdf`, with programs that stand in for LibreOffice.

use crate::desk::Desk;
use insta::assert_snapshot;

#[test]
fn a_pdf_file_is_made_of_the_word_document_alone() {
    let desk = Desk::with_letters();
    let excel = ["fill", "letters.yaml", "--pdf", "--only", "excel"];
    assert_snapshot!("pdf_of_a_workbook", desk.coplan(&excel).with(2));
    let printed = ["blank", "--pdf", "--only", "word", "-o", "-"];
    assert_snapshot!("pdf_beside_nothing", desk.coplan(&printed).with(2));
    assert_eq!(desk.made(&["letters.yaml"]), [""; 0]);
}

#[cfg(unix)]
mod with_programs {
    use crate::desk::{Desk, Ended, LETTERS};
    use insta::assert_snapshot;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::time::{Duration, Instant};

    /// Makes a file that ends like a PDF file of every document, and notes what it was started with.
    const WORKS: &str = r#"out=; next=
for argument in "$@"; do
    if [ "$next" ]; then out=$argument; next=; fi
    case $argument in
        --outdir) next=1 ;;
        -env:UserInstallation=file://*)
            grep -q 'PDFUACompliance.*true' "${argument#*file://}/user/registrymodifications.xcu" || exit 7 ;;
        *.docx) name=${argument##*/}; printf '%%PDF-1.7\nstartxref\n9\n%%%%EOF\n' > "$out/${name%.docx}.pdf" ;;
    esac
done
echo started >> "$STARTS"
"#;

    /// A folder with a program called `soffice`.
    fn desk(program: &str) -> Desk {
        let desk = Desk::with_letters().file("programs/soffice", format!("#!/bin/sh\n{program}"));
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(desk.path("programs/soffice"), mode).unwrap();
        desk
    }

    fn run(desk: &Desk, arguments: &[&str], more: &[(&str, &str)]) -> Ended {
        let path = format!("{}:/usr/bin:/bin", desk.path("programs").display());
        let starts = desk.path("programs/starts");
        let mut variables = vec![("PATH", &*path), ("STARTS", starts.to_str().unwrap())];
        variables.extend(more);
        desk.run(arguments, "", &variables)
    }

    #[test]
    fn several_documents_are_made_in_one_run_each_beside_its_own() {
        let desk = desk(WORKS).file("more/letters.yaml", LETTERS);
        let fill = ["fill", "letters.yaml", "more/letters.yaml", "--pdf"];
        assert_snapshot!(run(&desk, &fill, &[]).well());
        assert_eq!(desk.read("programs/starts"), b"started\n");
        let given = [
            "letters.yaml",
            "more/letters.yaml",
            "programs/soffice",
            "programs/starts",
        ];
        let made = [
            "letters.docx",
            "letters.pdf",
            "letters.xlsx",
            "more/letters.docx",
            "more/letters.pdf",
            "more/letters.xlsx",
        ];
        assert_eq!(desk.made(&given), made);
        // Nobody has touched it: it is made anew.
        run(&desk, &fill, &[]).well();
        run(&desk, &["blank", "--pdf"], &[]).well();
        assert!(
            desk.made(&given)
                .contains(&"partnership-plan-blank.pdf".to_owned())
        );
    }

    #[test]
    fn a_pdf_file_that_somebody_has_signed_stays() {
        let desk = desk(WORKS);
        let fill = ["fill", "letters.yaml", "--pdf"];
        run(&desk, &fill, &[]).well();
        let signed = [&desk.read("letters.pdf")[..], b"signed"].concat();
        desk.write("letters.pdf", &signed);
        desk.write("letters.yaml", LETTERS.replace("Clinic", "Ward"));
        let before = desk.read("letters.docx");
        assert_snapshot!(run(&desk, &fill, &[]).with(2));
        assert_eq!(desk.read("letters.pdf"), signed);
        assert_eq!(desk.read("letters.docx"), before, "nothing is written");
        run(&desk, &[&fill[..], &["--force"]].concat(), &[]).well();
        assert_ne!(desk.read("letters.pdf"), signed);
        // Even then what somebody signed stays, under another name.
        let made = desk.made(&[]);
        let mut kept = made
            .iter()
            .filter(|name| name.starts_with("letters (as it was"));
        assert_eq!(desk.read(kept.next().unwrap()), signed);
    }

    #[test]
    fn without_libreoffice_the_documents_are_made_and_the_way_to_a_pdf_file_is_told() {
        let desk = Desk::with_letters();
        let nowhere = desk.path("nowhere");
        let variables = [("PATH", nowhere.to_str().unwrap())];
        let ended = desk.run(&["fill", "letters.yaml", "--pdf"], "", &variables);
        assert_snapshot!(ended.with(2));
    }

    #[test]
    fn a_program_that_fails_is_quoted() {
        let desk = desk("echo 'Error: source file could not be loaded' >&2\n");
        let ended = run(&desk, &["fill", "letters.yaml", "--pdf"], &[]);
        assert_snapshot!(ended.with(1));
    }

    #[test]
    fn a_program_that_hangs_is_stopped_with_all_it_has_started() {
        // Others may run this test at the same time.
        let sleep = format!("sleep 31.{}", std::process::id());
        let desk = desk(&format!("{sleep} & {sleep}\n"));
        let begun = Instant::now();
        let limit = [("COPLAN_PDF_SECONDS", "1")];
        let ended = run(&desk, &["fill", "letters.yaml", "--pdf"], &limit);
        assert_snapshot!(ended.with(1));
        assert!(
            begun.elapsed() < Duration::from_secs(25),
            "it was waited for"
        );
        let left = fs::read_dir("/proc").into_iter().flatten().flatten();
        let mut left = left.filter_map(|entry| fs::read(entry.path().join("cmdline")).ok());
        let sleep = sleep.replace(' ', "\0");
        assert!(!left.any(|line| line.starts_with(sleep.as_bytes())));
    }
}
