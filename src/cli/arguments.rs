//! The arguments: every command with its options, as clap reads and explains them.

mod documents;
mod filling;
mod overviews;
mod reading;
mod speaking;

pub(super) use documents::{Look, Output};
pub(super) use filling::Fill;
pub(super) use overviews::{Compare, Open, Overview};
pub(super) use reading::{Read, Undo};
pub(super) use speaking::Speaking;

use super::choices::{self, Denied, DetailName, FindingsFormat, GuidanceName, PurposeName};
use super::dates;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use coplan::plan::scalar::Date;
use std::path::{Path, PathBuf};

/// One plan file becomes a Word plan and an Excel workbook
#[derive(Debug, Parser)]
#[command(
    name = "coplan",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = "Examples:
  coplan new --interview             answer eight questions; the plan is written for you
  coplan fill clinic-letters.yaml    make clinic-letters.docx and clinic-letters.xlsx
  coplan blank                       make an empty form for people round a table

`coplan help COMMAND` says more about a command."
)]
pub(super) struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Start a plan: answer questions here, or write into a file with comments
    #[command(after_help = "Examples:
  coplan new --interview clinic-letters.yaml    answer questions; again to go on
  coplan new clinic-letters.yaml                write your answers into the file")]
    New(New),
    /// Answer questions about a plan where something is missing
    #[command(after_help = "Example:
  coplan edit clinic-letters.yaml")]
    Edit(Edit),
    /// Make a guided form to fill in: a Word document and a workbook
    #[command(after_help = "Examples:
  coplan blank --print --paper a3         for pens, on large paper
  coplan blank clinic-letters.yaml        with the plan's title, dates and groups")]
    Blank(Blank),
    /// Make the Word plan and the workbook of each plan file
    #[command(after_help = "Examples:
  coplan fill clinic-letters.yaml
  coplan fill clinic-letters.yaml --for sign-off --date 2027-05-14
  coplan fill clinic-letters.yaml --for bid --funder F1
  coplan fill clinic-letters.yaml --document one-pager
  coplan fill clinic-letters.yaml --document invitation --group S2
  coplan fill plans/*.yaml -o documents

`coplan templates list` names the documents that there are beside the plan: NAME.md.hbs is made by
`--document NAME`, as PLAN-NAME.docx.")]
    Fill(Fill),
    /// Say what is missing or does not fit in plans, or whether two documents belong together
    #[command(after_help = "Examples:
  coplan check clinic-letters.yaml                    the most useful next steps of a draft
  coplan check clinic-letters.yaml --for sign-off     what a board would ask about
  coplan check clinic-letters.docx clinic-letters.xlsx
  coplan check --explain group-without-route

`--format json` prints {format, date, plans: [{file, purpose, answered, findings}]}. A finding is
{name, severity, message, path, place, help}: severity is error, warning or note; place is {file,
line, column}, in a document {file, sheet, cell} or {file, heading}, else {file} alone; path, place
and help may be left out. Of documents it prints {format, together, documents: [{file, plan,
purpose, version, funder, state}], findings, date, plans}: state is unchanged, saved-again, changed
or unknown; plans are what stands in those that have been filled in.")]
    Check(Check),
    /// Open the documents that were made of a plan, in Word, Excel or whatever opens them here
    #[command(after_help = "Examples:
  coplan open clinic-letters.yaml                         the newest Word document and the newest workbook
  coplan open clinic-letters.yaml --document one-pager    the newest one-pager")]
    Open(Open),
    /// Say what has changed between two plans, versions of a plan, or documents that people filled in
    #[command(after_help = "Examples:
  coplan compare old.yaml garden.yaml                  what is different, question by question
  coplan compare garden.yaml garden.docx               what somebody changed in a document
  coplan compare old.yaml garden.yaml -o changes.docx  the same for a board, as tables in Word

Each is a plan file, a Word document or a workbook. A document says nothing of what it does not
hold; only what it holds is compared. The exit code is 0 whether or not anything has changed.

`--format json` prints {format, title, before, after, partial, changes}. A change is {question,
group, what, kind, path, before, after}: kind is changed, added or removed; question may be null.")]
    Compare(Compare),
    /// Show how many plans stand: lead, status, answers, people, money, what comes next
    #[command(after_help = "Examples:
  coplan overview plans                             one line for each plan in the folder
  coplan overview plans -o . --date 2027-05-14      the same as a Word document and a workbook

Plans that cannot be read are told, and stand in the overview with the reason. Of people, it names
the lead alone. `--format json` prints {format, date, questions, plans: [{file, title, lead, status,
answered, people, asked, currency, next: {date, what}, to_fix, worth_a_look, fault}]}.")]
    Overview(Overview),
    /// Bring what people wrote in Word documents and workbooks into a plan file
    #[command(after_help = "Examples:
  coplan read table-1.docx table-2.docx -o garden.yaml     one new plan from several forms
  coplan read garden.docx garden.xlsx --into garden.yaml   changes into the plan they came from
  coplan read garden.docx --into garden.yaml --dry-run     only say what would change

What has no place is kept in the plan as a comment that begins with `# coplan:`. Where documents
contradict each other, all that they say is kept, and the command ends with exit code 1.")]
    Read(Read),
    /// Take back the last `read --into`, `edit` or `fill --force` of a plan
    #[command(after_help = "Example:
  coplan undo clinic-letters.yaml

What is taken back is kept: a second `coplan undo` does it again.")]
    Undo(Undo),
    /// List, copy out or check the templates that all wording comes from
    #[command(after_help = "Examples:
  coplan templates export house-style     copy them out, to change them
  coplan templates check house-style      see whether the changed ones are sound
  coplan fill clinic-letters.yaml --templates house-style")]
    Templates(Templates),
    /// Print the JSON Schema of plan files, for editors that help while you type
    #[command(after_help = "Example:
  coplan schema -o coplan.schema.json")]
    Schema(Schema),
    /// Show the settings of `coplan.toml`, and where each comes from
    #[command(
        after_help = "A coplan.toml beside a plan, or in a folder above it, may say:
  templates = \"our-templates\"    the folder of your own templates
  paper = \"a3\"                   a4, a3 or letter
  language = \"cy\"                for plans that do not say their language
  output = \"documents\"           the folder for documents
Folders are meant from where coplan.toml is. Options on the command line come first.

Example:
  coplan config clinic-letters.yaml"
    )]
    Config(Config),
    /// Print a script that lets a shell complete coplan's commands
    #[command(after_help = "Example:
  coplan completions bash > ~/.local/share/bash-completion/completions/coplan")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, or write all manual pages into a folder
    #[command(after_help = "Example:
  coplan man -o ~/.local/share/man/man1")]
    Man {
        /// Write the page of every command into this folder; - prints the one page
        #[arg(short, long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Write over files of the same name
        #[arg(long, requires = "output")]
        force: bool,
    },
}

/// `coplan new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The file to make; an interview goes on with a file that is there, and without a name begins a new one [default: plan.yaml, in an interview named after the title]
    #[arg(value_name = "PLAN.yaml")]
    pub(super) plan: Option<PathBuf>,
    /// Ask the eight questions here, one at a time, and save after every answer
    #[arg(long, conflicts_with = "force")]
    pub(super) interview: bool,
    /// Ask line by line, for screen readers, simple terminals and pipes
    #[arg(long, requires = "interview")]
    pub(super) plain: bool,
    /// Put the file into this folder; - prints it instead
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Write over a plan of the same name, which is kept as it was
    #[arg(long)]
    pub(super) force: bool,
    /// Take starter, questions and guidance from this folder of templates
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(super) speaking: Speaking,
}

impl New {
    /// The file, whether somebody has named it or not.
    pub(super) fn plan(&self) -> &Path {
        self.plan.as_deref().unwrap_or(Path::new("plan.yaml"))
    }
}

/// `coplan edit`.
#[derive(Debug, Args)]
pub(super) struct Edit {
    /// The plan, a YAML file; its comments and its order stay
    #[arg(value_name = "PLAN.yaml")]
    pub(super) plan: PathBuf,
    /// Ask line by line, for screen readers, simple terminals and pipes
    #[arg(long)]
    pub(super) plain: bool,
    /// Take questions and guidance from this folder of templates
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(super) speaking: Speaking,
}

/// `coplan config`.
#[derive(Debug, Args)]
pub(super) struct Config {
    /// The plan whose settings are shown [default: a plan in this folder]
    #[arg(value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
}

/// `coplan blank`.
#[derive(Debug, Args)]
pub(super) struct Blank {
    /// A plan whose title, dates and groups are filled in; - reads standard input
    #[arg(value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
    /// How much the form asks for
    #[arg(long, value_enum, default_value_t)]
    pub(super) detail: DetailName,
    /// Leave ruled space for pens instead of fields to type into
    #[arg(long)]
    pub(super) print: bool,
    /// How many empty rows each table has [default: 5 in Word, 3 on paper, 20 in the workbook]
    #[arg(long, value_name = "N", value_parser = choices::rows)]
    pub(super) rows: Option<u16>,
    /// Where guidance goes [default: notes]
    #[arg(long, value_enum, value_name = "WHERE")]
    pub(super) guidance: Option<GuidanceName>,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) look: Look,
}

/// `coplan check`.
#[derive(Clone, Debug, Args)]
pub(super) struct Check {
    /// Plan files, - for one from standard input; or a .docx and an .xlsx
    #[arg(value_name = "FILE", required_unless_present_any = ["explain", "list"])]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) wanted: Use,
    /// Show everything that is found in a draft, not only the next steps
    #[arg(long)]
    pub(super) all: bool,
    /// The day by which dates are judged [default: `SOURCE_DATE_EPOCH`, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = dates::day)]
    pub(super) date: Option<Date>,
    /// How findings are told: for people, or as JSON on standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(super) format: FindingsFormat,
    /// End with exit code 1 for these findings too
    #[arg(long, value_enum, value_name = "FINDINGS")]
    pub(super) deny: Option<Denied>,
    /// Take the labels of documents from this folder of templates
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(super) speaking: Speaking,
    /// Say what a finding means, why it matters, and how it is mended
    #[arg(long, value_name = "NAME", exclusive = true)]
    pub(super) explain: Option<String>,
    /// Name everything that is looked at, question by question
    #[arg(long, exclusive = true)]
    pub(super) list: bool,
}

/// What a plan is used for.
#[derive(Clone, Debug, Args)]
pub(super) struct Use {
    /// What the plan is for
    #[arg(long = "for", value_enum, value_name = "USE", default_value_t)]
    pub(super) purpose: PurposeName,
    /// With `--for bid`: what this one funder is asked for, by id or name
    #[arg(long, value_name = "ID")]
    pub(super) funder: Option<String>,
}

/// `coplan templates`.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub(super) struct Templates {
    #[command(subcommand)]
    pub(super) command: TemplatesCommand,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub(super) enum TemplatesCommand {
    /// Name the built-in template files
    List,
    /// Copy the built-in template files into a folder
    Export {
        /// The folder; it is made where it is missing
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Write over files that differ
        #[arg(long)]
        force: bool,
    },
    /// Find unknown names, broken syntax and outdated copies in a folder of templates
    Check {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Tell what templates can say: fields, helpers, names, words, containers
    Help {
        /// What to tell about
        #[arg(value_enum, value_name = "TOPIC")]
        topic: Option<TemplateTopic>,
        /// Tell of the fields and words of this folder of templates too
        #[arg(long, value_name = "DIR")]
        templates: Option<PathBuf>,
    },
}

/// What `coplan templates help` tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TemplateTopic {
    /// The fields and lists of a plan: `{{field "title"}}`
    Fields,
    /// What turns values into words: `{{money totals.total}}`
    Helpers,
    /// What coplan works out: `{{#if blank}}`
    Names,
    /// Small words of `terms.toml`: `{{word "plan"}}`
    Words,
    /// Blocks of Markdown with a purpose: `::: guidance`
    Containers,
    /// What `findings.toml` can say otherwise: `[finding.group-without-route]`
    Findings,
}

/// `coplan schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Take labels and the fields of a house from this folder of templates
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    /// Write it into this file; - prints it
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write over a file that differs
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) speaking: Speaking,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_agree_with_themselves() {
        Arguments::command().debug_assert();
    }
}
