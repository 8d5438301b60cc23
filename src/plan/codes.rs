//! The pick-lists: a Rust type for each, and the codes that plan files hold.
//!
//! Labels are wording and live in `terms.toml`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Defines a pick-list: its type, its codes in the order they are offered, and its schema.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = concat!("`", $code, "`")] #[serde(rename = $code)] $variant),+
        }

        impl $name {
            /// Every code, in the order it is offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code as plan files hold it.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "enum": [$($code),+], "x-kind": "choice", "x-codes": stringify!($name) })
            }
        }
    };
}

codes! {
    /// Where a plan stands on its way to approval.
    Status { Draft = "draft", ForApproval = "for-approval", Approved = "approved" }
}

codes! {
    /// High, medium or low: how much a group is affected, or has a say.
    Rating { High = "high", Medium = "medium", Low = "low" }
}

codes! {
    /// How far people take part. No level is better than another: it should fit the purpose.
    Level {
        Inform = "inform",
        Consult = "consult",
        Involve = "involve",
        CoDesign = "co-design",
        CoProduce = "co-produce",
        UserLed = "user-led",
    }
}

codes! {
    /// What sort of people or organisation a group is.
    StakeholderType {
        Patient = "patient",
        Carer = "carer",
        Public = "public",
        CommunityGroup = "community-group",
        VoluntarySector = "voluntary-sector",
        Staff = "staff",
        ClinicalLead = "clinical-lead",
        Manager = "manager",
        Commissioner = "commissioner",
        SocialCare = "social-care",
        PrimaryCare = "primary-care",
        Researcher = "researcher",
        Funder = "funder",
        Regulator = "regulator",
        Education = "education",
        ElectedMember = "elected-member",
        Media = "media",
        Other = "other",
    }
}

codes! {
    /// A way to reach people.
    Channel {
        InPerson = "in-person",
        CommunityVenue = "community-venue",
        Phone = "phone",
        Post = "post",
        TextMessage = "text-message",
        Email = "e-mail",
        Web = "web",
        SocialMedia = "social-media",
        Poster = "poster",
        ThroughPartner = "through-partner",
        Other = "other",
    }
}

codes! {
    /// What a group needs to be able to take part; of a group, never one person's diagnosis.
    AccessNeed {
        LargePrint = "large-print",
        EasyRead = "easy-read",
        Braille = "braille",
        Audio = "audio",
        PlainText = "plain-text",
        Bsl = "bsl",
        Captions = "captions",
        HearingLoop = "hearing-loop",
        Interpreter = "interpreter",
        Welsh = "welsh",
        StepFree = "step-free",
        Parking = "parking",
        QuietSpace = "quiet-space",
        Breaks = "breaks",
        Companion = "companion",
        CarerCover = "carer-cover",
        DietOrPrayer = "diet-or-prayer",
        Timing = "timing",
        DeviceOrData = "device-or-data",
        MoneyUpFront = "money-up-front",
        Other = "other",
    }
}

codes! {
    /// A tool of involvement.
    Method {
        Newsletter = "newsletter",
        Web = "web",
        Poster = "poster",
        Survey = "survey",
        Interview = "interview",
        FocusGroup = "focus-group",
        DropIn = "drop-in",
        Outreach = "outreach",
        PatientStories = "patient-stories",
        JourneyMapping = "journey-mapping",
        Shadowing = "shadowing",
        Workshop = "workshop",
        WorldCafe = "world-cafe",
        OnlinePanel = "online-panel",
        AdvisoryGroup = "advisory-group",
        ExperienceBasedCoDesign = "experience-based-co-design",
        PrototypeTesting = "prototype-testing",
        CitizensJury = "citizens-jury",
        PeerResearch = "peer-research",
        CoChair = "co-chair",
        PublicCoApplicant = "public-co-applicant",
        ParticipatoryBudgeting = "participatory-budgeting",
        Other = "other",
    }
}

codes! {
    /// What a budget line pays for.
    Category {
        PartnerPayment = "partner-payment",
        Travel = "travel",
        Subsistence = "subsistence",
        CarerCover = "carer-cover",
        Access = "access",
        Interpreting = "interpreting",
        Venue = "venue",
        Catering = "catering",
        Materials = "materials",
        Digital = "digital",
        Training = "training",
        StaffTime = "staff-time",
        Facilitation = "facilitation",
        OutreachPartner = "outreach-partner",
        Evaluation = "evaluation",
        Feedback = "feedback",
        Other = "other",
    }
}

codes! {
    /// What the quantity of a budget line counts.
    Unit {
        Hour = "hour",
        HalfDay = "half-day",
        Day = "day",
        Session = "session",
        Mile = "mile",
        Night = "night",
        Page = "page",
        Word = "word",
        Item = "item",
        Month = "month",
        LumpSum = "lump-sum",
    }
}

codes! {
    /// Where the money of a budget line comes from.
    Funding { Requested = "requested", Secured = "secured", InKind = "in-kind" }
}

codes! {
    /// What a measure looks at.
    MeasureType {
        Reach = "reach",
        Process = "process",
        Access = "access",
        Influence = "influence",
        Experience = "experience",
        Relationship = "relationship",
        Outcome = "outcome",
        Economic = "economic",
        Learning = "learning",
    }
}

codes! {
    /// A way to share what changes and what is learnt.
    SharingChannel {
        YouSaidWeDid = "you-said-we-did",
        CallOrLetter = "call-or-letter",
        Meeting = "meeting",
        EasyRead = "easy-read",
        BslAudioVideo = "bsl-audio-video",
        CommunityTalk = "community-talk",
        Newsletter = "newsletter",
        StaffHuddle = "staff-huddle",
        BoardPaper = "board-paper",
        WebSocial = "web-social",
        Poster = "poster",
        Conference = "conference",
        Paper = "paper",
        Toolkit = "toolkit",
        Other = "other",
    }
}

codes! {
    /// What an approver decided.
    Outcome { Approved = "approved", Conditional = "conditional", Rejected = "rejected" }
}

codes! {
    /// An assessment the plan rests on.
    AssessmentKind {
        Equality = "equality",
        DataProtection = "data-protection",
        Ethics = "ethics",
        Quality = "quality",
    }
}
