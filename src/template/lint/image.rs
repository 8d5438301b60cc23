//! Pictures that templates show: whether each file is there and can be shown where it stands, and has words beside it.

use super::Walk;
use handlebars::template::{HelperTemplate, Parameter};
use serde_json::Value;

impl Walk<'_> {
    /// `{{image "map.png" alt="…"}}`.
    pub(super) fn image(&mut self, call: &HelperTemplate) {
        let Some(first) = call.params.first() else {
            return;
        };
        let Parameter::Literal(Value::String(name)) = first else {
            let message = "`image` needs the name of a file in quotes".to_owned();
            return self.report("image", "bad-picture", message, None);
        };
        if self.in_front {
            let message = "a picture cannot stand in the front matter".to_owned();
            let help = "show it below that; your logo is `logo` below `[house]` in `style.toml`";
            return self.report(name, "bad-picture", message, Some(help.to_owned()));
        }
        let is_silent = match call.hash.get("alt") {
            None => true,
            Some(Parameter::Literal(Value::String(alt))) => alt.trim().is_empty(),
            Some(_) => false,
        };
        if is_silent {
            let message = format!("the picture `{name}` has no words for people who do not see it");
            let help = "say what it shows: `alt=\"A map of the ward\"`".to_owned();
            self.report(name, "no-alt-text", message, Some(help));
        }
        let lint = self.lint;
        let looked = lint.gallery.borrow_mut().look(name, lint.pictures);
        if let Err(why) = looked {
            let message = format!("the picture `{name}` cannot be shown: {why}");
            let help = "put a PNG or JPEG file of this name into the folder of the templates";
            self.report(name, "bad-picture", message, Some(help.to_owned()));
        }
    }
}
