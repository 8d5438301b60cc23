//! Pictures: in the prose of a plan, from files beside it, and in templates, from their folder.

use crate::desk::Desk;

const MAP: &[u8] = include_bytes!("../fixtures/pictures/map.png");
const PHOTO: &[u8] = include_bytes!("../fixtures/pictures/photo.jpeg");

const PLAN: &str = "title: A ward map
answers:
  achieve: |
    Look here:

    ![A map of the ward](map.png)

    - with ![us *all* at work](photos/us.jpeg) in a list
    - ![A map of the ward](map.png)
  involve: Everybody.
  find: |
    ![A map of the ward](map.png)
";

fn ward() -> Desk {
    Desk::new()
        .file("ward.yaml", PLAN)
        .file("map.png", MAP)
        .file("photos/us.jpeg", PHOTO)
}

#[test]
fn pictures_beside_a_plan_stand_in_its_word_copies_and_come_back_as_they_were_named() {
    for purpose in ["draft", "sign-off"] {
        let desk = ward();
        let fill = [
            "fill",
            "ward.yaml",
            "--for",
            purpose,
            "--date",
            "2027-01-04",
        ];
        let anyway: &[&str] = if purpose == "draft" {
            &[]
        } else {
            &["--draft-anyway"]
        };
        let ended = desk.coplan(&[&fill[..], anyway].concat()).well();
        assert!(!ended.stderr.contains("picture"), "{ended}");
        let name = if purpose == "draft" {
            "ward"
        } else {
            "ward-sign-off"
        };
        let docx = format!("{name}.docx");
        let body = desk.part(&docx, "word/document.xml");
        for (number, alt) in [
            (101, "A map of the ward"),
            (102, "us all at work"),
            (103, "A map"),
        ] {
            assert!(
                body.contains(&format!("<wp:docPr id=\"{number}\"")),
                "{body}"
            );
            assert!(body.contains(&format!("descr=\"{alt}")), "{body}");
        }
        // No two are called alike: LibreOffice would rename the second.
        for name in ["coplan 101: map.png", "coplan 103: map.png"] {
            assert!(body.contains(&format!("name=\"{name}\"")), "{body}");
        }
        // Each file once, and no wider than the text.
        let mut media = desk.parts(&docx);
        media.retain(|part| part.starts_with("word/media/"));
        assert_eq!(
            media,
            ["word/media/picture1.png", "word/media/picture2.jpeg"]
        );
        let types = desk.part(&docx, "[Content_Types].xml");
        assert!(types.contains("image/jpeg"), "{types}");
        let before = desk.read(&docx);
        desk.coplan(&[&fill[..], anyway].concat()).well();
        assert_eq!(desk.read(&docx), before);
        // In the workbook and wherever else, they are words.
        let ended = desk.coplan(&["read", &docx, "--into", "ward.yaml"]).well();
        assert!(!ended.stderr.contains("picture"), "{ended}");
        assert_eq!(desk.read("ward.yaml"), PLAN.as_bytes(), "{ended}");
    }
}

#[test]
fn an_answer_that_is_changed_round_a_picture_keeps_it() {
    let desk = ward();
    desk.coplan(&["fill", "ward.yaml", "--only", "word"]).well();
    desk.retype("ward.docx", "Look here:", "See where:");
    desk.coplan(&["read", "ward.docx", "--into", "ward.yaml"])
        .well();
    let plan = String::from_utf8(desk.read("ward.yaml")).unwrap();
    for kept in [
        "See where:",
        "![A map of the ward](map.png)",
        "![us all at work](photos/us.jpeg)",
    ] {
        assert!(plan.contains(kept), "{plan}");
    }
    // And out of the document alone.
    desk.coplan(&["read", "ward.docx", "-o", "new.yaml"]).well();
    let plan = String::from_utf8(desk.read("new.yaml")).unwrap();
    assert!(plan.contains("![A map of the ward](map.png)"), "{plan}");
}

#[test]
fn a_picture_that_cannot_be_had_is_told_and_its_words_stay() {
    let huge = [&MAP[..16], &[0, 1, 0, 0, 0, 1, 0, 0], &MAP[24..]].concat();
    let desk = Desk::new()
        .file(
            "ward.yaml",
            "title: T\nanswers:\n  achieve: |\n    ![a](gone.png) ![b](text.png) ![c](short.png) ![d](huge.png)\n    ![e](cut.jpg) ![f](../map.png) ![g](https://example.org/x.png) ![](map.png) ![h](folder.png)\n",
        )
        .file("map.png", MAP)
        .file("text.png", "not a picture")
        .file("short.png", &MAP[..MAP.len() - 20])
        .file("cut.jpg", &PHOTO[..300])
        .file("folder.png/x", "")
        .file("huge.png", huge);
    let ended = desk.coplan(&["fill", "ward.yaml", "--only", "word"]).well();
    insta::assert_snapshot!(ended);
    let words = desk.words("ward.docx");
    for word in [
        "a (gone.png)",
        "c (short.png)",
        "f (../map.png)",
        "(map.png)",
    ] {
        assert!(words.contains(word), "{words}");
    }
    let before = desk.read("ward.yaml");
    desk.coplan(&["read", "ward.docx", "--into", "ward.yaml"])
        .well();
    assert_eq!(desk.read("ward.yaml"), before);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let desk = Desk::new()
        .file(
            "plans/ward.yaml",
            "title: T\nanswers: {achieve: '![a](map.png)'}\n",
        )
        .file("map.png", MAP);
    std::os::unix::fs::symlink("../map.png", desk.path("plans/map.png")).unwrap();
    let ended = desk
        .coplan(&["fill", "plans/ward.yaml", "--only", "word"])
        .well();
    assert!(
        ended.stderr.contains("it lies outside the folder"),
        "{ended}"
    );
}

#[test]
fn a_template_shows_a_picture_of_its_folder_and_says_what_it_lacks() {
    let desk = Desk::with_letters()
        .file(
            "house/plan.md.hbs",
            "# {{title}}\n\n{{image \"map.png\" alt=(upper title)}} and {{image \"in/photo.JPG\" alt=\"Us & <all>\"}}\n\n| a |\n|---|\n| {{image \"map.png\" alt=\"x\"}} |\n",
        )
        .file("house/map.png", MAP)
        .file("house/in/photo.JPG", PHOTO);
    let fill = [
        "fill",
        "letters.yaml",
        "--only",
        "word",
        "--templates",
        "house",
    ];
    let ended = desk.coplan(&fill).well();
    assert_eq!(ended.stderr, "", "{ended}");
    let body = desk.part("letters.docx", "word/document.xml");
    assert_eq!(body.matches("<w:drawing>").count(), 3, "{body}");
    assert!(body.contains("descr=\"CLINIC LETTERS\""), "{body}");
    let ended = desk
        .coplan(&["read", "letters.docx", "--into", "letters.yaml"])
        .well();
    assert!(!ended.stderr.contains("picture"), "{ended}");
    desk.write("house/broken.png", b"\x89PNG\r\n\x1a\n");
    desk.write(
        "house/plan.md.hbs",
        "# {{title}}\n{{image \"map.png\"}}\n{{image \"map.png\" alt=\" \"}}\n{{image \"gone.png\" alt=\"x\"}}\n{{image \"broken.png\" alt=\"x\"}}\n{{image \"../letters.png\" alt=\"x\"}}\n{{image title alt=\"x\"}}\n",
    );
    let ended = desk.coplan(&["templates", "check", "house"]).with(1);
    insta::assert_snapshot!(ended);
    desk.write("house/plan.md.hbs", "# {{title}}\n\n![a](map.png)\n");
    let ended = desk.coplan(&fill).with(1);
    assert!(ended.stderr.contains("{{image \"map.png\" alt="), "{ended}");
    desk.write(
        "house/plan.md.hbs",
        "# {{title}}\n\n{{image \"map.png\" alt=extra.none}}\n",
    );
    let ended = desk.coplan(&fill).with(1);
    assert!(ended.stderr.contains("plan.md.hbs:3:1"), "{ended}");
}

#[test]
fn a_picture_by_another_name_empties_no_answer() {
    let desk = ward();
    desk.coplan(&["fill", "ward.yaml", "--only", "word"]).well();
    // As programs on the web name pictures.
    desk.retype("ward.docx", "coplan 104: map.png", "image3.png");
    desk.retype("ward.docx", "Everybody.", "Everybody on the ward.");
    let read = desk
        .coplan(&["read", "ward.docx", "--into", "ward.yaml"])
        .well();
    assert!(
        read.stderr.contains("this picture is none of the plan's"),
        "{read}"
    );
    let plan = String::from_utf8(desk.read("ward.yaml")).unwrap();
    assert_eq!(plan, PLAN.replace("Everybody.", "Everybody on the ward."));
}

#[test]
fn a_picture_in_front_matter_is_refused_where_it_stands() {
    let image = "{{image \"map.png\" alt=\"A map\"}}";
    let front =
        format!("---\ntitle: Plan\nheader:\n  left: '{image} Ward'\n---\n# {{{{title}}}}\n");
    let desk = Desk::with_letters()
        .file("house/plan.md.hbs", front)
        .file("house/map.png", MAP);
    let house = ["--templates", "house"];
    let check = ["templates", "check", "house"];
    let fill = [&["fill", "letters.yaml"][..], &house].concat();
    for command in [&check[..], &fill] {
        let ended = desk.coplan(command).with(1);
        for told in [
            "a picture cannot stand in the front matter",
            "house/plan.md.hbs:4:19",
            "`logo` below `[house]` in `style.toml`",
        ] {
            assert!(ended.stderr.contains(told), "{told}: {ended}");
        }
    }
    // Also where the front matter calls a partial that shows one.
    desk.write("house/partials/sign.md.hbs", image);
    let front = "---\nfooter:\n  left: '{{> sign}}'\n---\n# {{title}}\n";
    desk.write("house/plan.md.hbs", front);
    let ended = desk.coplan(&check).with(1);
    assert!(
        ended.stderr.contains("house/partials/sign.md.hbs:1:10"),
        "{ended}"
    );
}
