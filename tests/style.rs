//! Styles: a file in, a look out; what would be hard to read is refused with a reason.

use coplan::diagnostic::{Style as Look, Text, render};
use coplan::style::{Paper, Points, Style, load};

fn read(toml: &str) -> Result<Style, String> {
    read_with(toml, |_| Err("there is no such file".to_owned()))
}

fn read_with(
    toml: &str,
    picture: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Style, String> {
    load(&Text::new("style.toml", toml), picture).map_err(|faults| {
        faults
            .iter()
            .map(|fault| render(fault, Look::Plain))
            .collect::<Vec<_>>()
            .join("\n")
    })
}

fn logo() -> Vec<u8> {
    picture(2)
}

/// A black picture so many pixels wide, and one high.
fn picture(width: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, 1);
    encoder.set_color(png::ColorType::Rgb);
    let pixels = vec![0; width as usize * 3];
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn an_empty_file_keeps_the_built_in_look() {
    let style = read("").unwrap();
    assert_eq!(style.sizes.body, Points(12.0));
    assert_eq!(style.in_large_print().sizes.body, Points(18.0));
    assert_eq!(style.on(Paper::A3, true).page.size().0.0, 23811);
}

#[test]
fn a_house_changes_only_what_it_names() {
    let style = read("[colours]\nheading = \"#4B0082\"\n[house]\nname = \"Riverside\"\n").unwrap();
    assert_eq!(style.colours.heading.hex(), "4B0082");
    assert_eq!(style.colours.text.hex(), "1A1A1A");
    assert_eq!(style.house.name.as_deref(), Some("Riverside"));
}

#[test]
fn everything_that_is_hard_to_read_is_named_with_its_remedy() {
    let faults =
        read("[colours]\nprompt = \"BBBBBB\"\nlink = \"blue\"\n[sizes]\nbody = 9\n").unwrap_err();
    insta::assert_snapshot!(faults);
    let faults = read("[colours]\nprompt = \"BBBBBB\"\n[sizes]\nbody = 9\n[page]\nleft = 60\nright = 50\ntop = 5\n").unwrap_err();
    insta::assert_snapshot!(faults);
}

#[test]
fn a_misspelt_key_is_suggested() {
    insta::assert_snapshot!(read("[colors]\ntext = \"000000\"\n").unwrap_err());
}

#[test]
fn a_logo_is_a_png_with_words() {
    let toml = "[house]\nlogo = \"logo.png\"\nlogo_alt = \"Riverside\"\n";
    let style = read_with(toml, |_| Ok(logo())).unwrap();
    let found = style.house.logo.unwrap();
    assert_eq!(
        (found.width, found.height, found.alt.as_str()),
        (2, 1, "Riverside")
    );
    insta::assert_snapshot!(read_with(toml, |_| Ok(b"GIF89a".to_vec())).unwrap_err());
    insta::assert_snapshot!(read(toml).unwrap_err());
    insta::assert_snapshot!(
        read_with("[house]\nlogo = \"logo.png\"\n", |_| Ok(logo())).unwrap_err()
    );
    insta::assert_snapshot!(read_with(toml, |_| Ok(picture(4_001))).unwrap_err());
    // A picture that breaks off is none.
    let half = |_: &str| Ok(logo()[..40].to_vec());
    assert!(
        read_with(toml, half)
            .unwrap_err()
            .contains("is not a PNG picture")
    );
}

#[test]
fn a_prompt_has_to_stand_out_from_every_paper_it_is_on() {
    for paper in ["band_fill", "panel_fill", "input_fill"] {
        let faults = read(&format!("[colours]\n{paper} = \"BBBBBB\"\n")).unwrap_err();
        assert!(
            faults.contains(&format!("`prompt` on `{paper}`")),
            "{faults}"
        );
    }
}
