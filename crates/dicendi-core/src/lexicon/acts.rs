//! What a cue does (its act) and how the reporter stands to it (its stance).

macro_rules! values {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the names say it")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// As the language files and the tables write it.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }

            /// Reads it; `None` where there is no such value.
            pub fn parse(label: &str) -> Option<Self> {
                match label { $($label => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

values! {
    /// What sort of act a word of saying reports.
    Act {
        Say = "say", Claim = "claim", Explain = "explain", Add = "add", Reply = "reply", Ask = "ask",
        Request = "request", Order = "order", Advise = "advise", Propose = "propose", Promise = "promise",
        Threaten = "threaten", Warn = "warn", Accuse = "accuse", Criticise = "criticise", Praise = "praise",
        Thank = "thank", Apologise = "apologise", Deny = "deny", Admit = "admit", Confirm = "confirm",
        Announce = "announce", Reveal = "reveal", Support = "support", Reject = "reject", Agree = "agree",
        Regret = "regret", Rejoice = "rejoice", Hope = "hope", Fear = "fear", Wish = "wish", Judge = "judge",
        Think = "think", Recall = "recall", Insist = "insist", Describe = "describe", Joke = "joke",
        Exclaim = "exclaim",
    }
}

values! {
    /// How the reporter who chooses the word stands to what is said. Contested words have two readings.
    Stance {
        Neutral = "neutral", Endorsing = "endorsing", Distancing = "distancing", Evaluative = "evaluative",
        NeutralOrEndorsing = "neutral|endorsing", NeutralOrDistancing = "neutral|distancing",
        NeutralOrEvaluative = "neutral|evaluative", EndorsingOrDistancing = "endorsing|distancing",
        EndorsingOrEvaluative = "endorsing|evaluative", DistancingOrEvaluative = "distancing|evaluative",
    }
}
