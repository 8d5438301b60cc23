//! stub
/// One fault.
#[derive(Debug, Clone)]
pub struct Fault {
    pub name: &'static str,
    pub message: String,
    pub help: Option<String>,
}
impl Fault {
    /// n
    pub fn new(name: &'static str, message: impl Into<String>) -> Self {
        Self {
            name,
            message: message.into(),
            help: None,
        }
    }
    /// h
    #[must_use]
    pub fn help(mut self, h: impl Into<String>) -> Self {
        self.help = Some(h.into());
        self
    }
}
impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
/// x
pub const ONE_OR_MANY: &str = "coplan::OneOrMany";
