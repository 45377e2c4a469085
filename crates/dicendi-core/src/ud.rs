//! The vocabulary of Universal Dependencies: parts of speech, features and relations as small values.

macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the variants are the labels of universaldependencies.org")]
        pub enum $name { #[default] $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every label, in the order of its code.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The label as CoNLL-U writes it.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }

            /// Reads a label; `None` where it is not one.
            pub fn parse(label: &str) -> Option<Self> {
                match label { $($label => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

labels! {
    /// Universal part of speech.
    Upos {
        X = "X", Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET",
        Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN",
        Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB",
    }
}

labels! {
    /// Dependency relation with the subtypes that French treebanks use and that matter here;
    /// other subtypes are read as their universal relation.
    Deprel {
        Dep = "dep", Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclCleft = "advcl:cleft",
        Advmod = "advmod", Amod = "amod", Appos = "appos", Aux = "aux", AuxCaus = "aux:caus",
        AuxPass = "aux:pass", AuxTense = "aux:tense", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Clf = "clf", Compound = "compound", Conj = "conj", Cop = "cop", Csubj = "csubj",
        CsubjPass = "csubj:pass", Det = "det", Discourse = "discourse", Dislocated = "dislocated",
        Expl = "expl", ExplComp = "expl:comp", ExplPass = "expl:pass", ExplPv = "expl:pv",
        ExplSubj = "expl:subj", Fixed = "fixed", Flat = "flat", FlatForeign = "flat:foreign",
        FlatName = "flat:name", Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark",
        Nmod = "nmod", NmodAppos = "nmod:appos", Nsubj = "nsubj", NsubjCaus = "nsubj:caus",
        NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj", ObjAgent = "obj:agent",
        ObjLvc = "obj:lvc", Obl = "obl", OblAgent = "obl:agent", OblArg = "obl:arg",
        OblMod = "obl:mod", Orphan = "orphan", Parataxis = "parataxis",
        ParataxisInsert = "parataxis:insert", Punct = "punct", Reparandum = "reparandum",
        Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
}

impl Deprel {
    /// Reads a label; an unknown subtype counts as its universal relation.
    pub fn parse_lenient(label: &str) -> Option<Self> {
        Self::parse(label).or_else(|| Self::parse(label.split(':').next()?))
    }

    /// The universal relation, without its subtype.
    pub fn universal(self) -> Self {
        let label = self.as_str();
        match label.find(':') {
            Some(colon) => Self::parse(&label[..colon]).unwrap_or(self),
            None => self,
        }
    }

    /// Any subject: `nsubj`, `csubj` and their subtypes, and the expletive subject.
    pub const fn is_subject(self) -> bool {
        matches!(
            self,
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::NsubjCaus
                | Deprel::Csubj
                | Deprel::CsubjPass
                | Deprel::ExplSubj
        )
    }

    /// Any auxiliary.
    pub const fn is_aux(self) -> bool {
        matches!(
            self,
            Deprel::Aux | Deprel::AuxCaus | Deprel::AuxPass | Deprel::AuxTense
        )
    }

    /// Any oblique.
    pub const fn is_oblique(self) -> bool {
        matches!(
            self,
            Deprel::Obl | Deprel::OblAgent | Deprel::OblArg | Deprel::OblMod
        )
    }
}

/// The morphological features of a word, a few bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Feats(u64);

/// Every feature that is kept: name, values, and the place of its first bit. In alphabetical order
/// without regard to case, as CoNLL-U wants them written.
const FIELDS: &[(&str, &[&str], u32)] = &[
    ("Case", &["Nom", "Dat", "Acc"], 0),
    ("Definite", &["Def", "Ind"], 2),
    ("Emph", &["No", "Yes"], 4),
    (
        "ExtPos",
        &[
            "CCONJ", "ADV", "SCONJ", "ADP", "PRON", "ADJ", "DET", "VERB", "NOUN", "INTJ", "PROPN",
            "NUM",
        ],
        6,
    ),
    ("Foreign", &["Yes"], 10),
    ("Gender", &["Fem", "Masc"], 12),
    ("Mood", &["Ind", "Sub", "Cnd", "Imp"], 14),
    ("Number", &["Sing", "Plur"], 17),
    ("Number[psor]", &["Sing", "Plur"], 19),
    ("NumType", &["Ord", "Card"], 21),
    ("Person", &["1", "2", "3"], 23),
    ("Person[psor]", &["1", "2", "3"], 25),
    ("Polarity", &["Neg", "Pos"], 27),
    ("Poss", &["Yes"], 29),
    (
        "PronType",
        &["Dem", "Prs", "Art", "Rel", "Int", "Ind", "Neg", "Exc"],
        31,
    ),
    ("Reflex", &["Yes"], 35),
    ("Tense", &["Pres", "Imp", "Past", "Fut"], 37),
    ("Typo", &["Yes"], 40),
    ("VerbForm", &["Fin", "Part", "Inf"], 42),
    ("Voice", &["Pass", "Act"], 44),
];

const fn width(values: usize) -> u32 {
    // Value 0 means that the feature is absent.
    usize::BITS - values.leading_zeros()
}

impl Feats {
    /// No feature.
    pub const NONE: Feats = Feats(0);

    /// Reads CoNLL-U features (`Gender=Fem|Number=Sing`, or `_`); features that are not kept are passed over.
    pub fn parse(text: &str) -> Self {
        let mut feats = Feats::NONE;
        for pair in text.split('|') {
            if let Some((name, value)) = pair.split_once('=') {
                feats.set(name, value);
            }
        }
        feats
    }

    /// Sets one feature; nothing happens where the name or the value is not kept.
    pub fn set(&mut self, name: &str, value: &str) {
        let Some(&(_, values, shift)) = FIELDS.iter().find(|field| field.0 == name) else {
            return;
        };
        let Some(code) = values.iter().position(|&v| v == value) else {
            return;
        };
        let mask = ((1u64 << width(values.len())) - 1) << shift;
        self.0 = (self.0 & !mask) | ((code as u64 + 1) << shift);
    }

    /// The value of a feature.
    pub fn get(self, name: &str) -> Option<&'static str> {
        let &(_, values, shift) = FIELDS.iter().find(|field| field.0 == name)?;
        let code = (self.0 >> shift) & ((1u64 << width(values.len())) - 1);
        values.get((code as usize).checked_sub(1)?).copied()
    }

    /// Whether a feature has that value.
    pub fn is(self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }

    /// All features packed in one number, to store; [`Feats::from_bits`] reads it back.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The features that [`Feats::bits`] packed.
    pub const fn from_bits(bits: u64) -> Self {
        Feats(bits)
    }

    /// As CoNLL-U writes them, `_` for none.
    pub fn to_conllu(self) -> String {
        let mut parts = Vec::new();
        for (name, _, _) in FIELDS {
            if let Some(value) = self.get(name) {
                parts.push(format!("{name}={value}"));
            }
        }
        if parts.is_empty() {
            "_".to_string()
        } else {
            parts.join("|")
        }
    }

    /// Gender, where the word shows it.
    pub fn gender(self) -> Option<Gender> {
        match self.get("Gender")? {
            "Fem" => Some(Gender::Feminine),
            _ => Some(Gender::Masculine),
        }
    }

    /// Number, where the word shows it.
    pub fn number(self) -> Option<Number> {
        match self.get("Number")? {
            "Plur" => Some(Number::Plural),
            _ => Some(Number::Singular),
        }
    }

    /// Grammatical person.
    pub fn person(self) -> Option<u8> {
        self.get("Person")?.parse().ok()
    }

    /// A finite verb form.
    pub fn is_finite(self) -> bool {
        self.is("VerbForm", "Fin")
    }

    /// A participle.
    pub fn is_participle(self) -> bool {
        self.is("VerbForm", "Part")
    }

    /// A present participle or gerund.
    pub fn is_present_participle(self) -> bool {
        self.is_participle() && self.is("Tense", "Pres")
    }

    /// An infinitive.
    pub fn is_infinitive(self) -> bool {
        self.is("VerbForm", "Inf")
    }
}

/// Grammatical gender; of a person, the gender that the text gives.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Gender {
    Feminine,
    Masculine,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Number {
    Singular,
    Plural,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_survive_a_round_trip() {
        for text in [
            "_",
            "Gender=Fem|Number=Sing",
            "Mood=Cnd|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
            "Number=Sing|Number[psor]=Plur|Person[psor]=1|Poss=Yes|PronType=Prs",
            "Definite=Def|Gender=Masc|Number=Sing|PronType=Art",
            "ExtPos=NUM|Voice=Act",
        ] {
            assert_eq!(Feats::parse(text).to_conllu(), text);
        }
        assert_eq!(Feats::parse("Unheard=Of").to_conllu(), "_");
    }

    #[test]
    fn feature_fields_do_not_overlap() {
        let mut taken = 0u64;
        for (name, values, shift) in FIELDS {
            let mask = ((1u64 << width(values.len())) - 1) << shift;
            assert_eq!(taken & mask, 0, "{name} shares bits");
            taken |= mask;
        }
    }

    #[test]
    fn labels_are_read_and_written() {
        for &label in Deprel::ALL {
            assert_eq!(Deprel::parse(label.as_str()), Some(label));
        }
        assert_eq!(Deprel::parse_lenient("obl:unheard"), Some(Deprel::Obl));
        assert_eq!(Deprel::NsubjPass.universal(), Deprel::Nsubj);
        assert_eq!(Upos::parse("VERB"), Some(Upos::Verb));
        assert_eq!(Upos::parse("verb"), None);
    }
}
