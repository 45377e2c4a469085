//! Closed classes of words, which the patterns of reported speech look at: `word_classes.tsv`.

use super::table::rows;
use crate::error::Result;

/// Declares the classes with their names in the list.
macro_rules! classes {
    ($($(#[$what:meta])* $class:ident = $name:literal,)*) => {
        /// A class of words, or of endings of words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum WordClass {
            $($(#[$what])* $class,)*
        }

        const CLASSES: &[(&str, WordClass)] = &[$(($name, WordClass::$class),)*];
    };
}

classes! {
    /// Makes a conjunction together with *que*: *tandis que*.
    Conjunction = "conjunction",
    /// Of those, the ones that right behind a verb are adverbs: *affirme ainsi que*.
    Adverb = "adverb",
    /// Compares together with *que*: *plus … que*.
    Comparison = "comparison",
    /// Links two sentences: *Mais*.
    Link = "link",
    /// Opens, behind a comma, what the reporter adds to a noun phrase: *après deux ans*.
    Sequel = "sequel",
    /// Opens, behind a comma, what the reporter sets against a clause: *même si*.
    Concession = "concession",
    /// Opens, behind quoted words, what the reporter dates them by: *après le vote*.
    Aftermath = "aftermath",
    /// Makes a preposition with its noun and *de*, which is then none of the verb's: *à l'occasion de*.
    Locution = "locution",
    /// Takes all of a kind, whose case it is and not their view: *pour chaque élève*.
    Counting = "counting",
    /// Opens, right behind *que*, a condition before the clause that is said: *que si la route ferme, …*
    Condition = "condition",
    /// Opens, with a number, what the reporter compares: *contre 34 %*.
    Contrast = "contrast",
    /// Measures time: *semaine*.
    Span = "span",
    /// Opens a clause with a verb of its own: *que*, *si*.
    Subordinator = "subordinator",
    /// Opens a sentence that points to the one before: *C'est ce que*.
    Pointing = "pointing",
    /// Opens a phrase that says how somebody stands: *en faveur*.
    Predicative = "predicative",
    /// Opens, with *de* or an article, what is spoken of: *à propos de*.
    Topic = "topic",
    /// A set phrase, up to its verb of saying, in which nobody says anything.
    Idiom = "idiom",
    /// Makes a preposition together with *de*, which is then none of the verb's: *avant de partir*.
    Aside = "aside",
    /// Links words that are quoted on to what was said: *car « cela empire »*.
    Onward = "onward",
    /// Says, with a possessive, whose words these are: *de son côté*.
    Side = "side",
    /// Makes somebody do something: *pousser*.
    Mover = "mover",
    /// What one admits, announces or reveals: *des failles*, *un plan*.
    Sayable = "sayable",
    /// Ending of nouns of quality and action.
    Abstract = "abstract",
    /// Ending of nouns of those who do something, which no list holds all of.
    Agentive = "agentive",
    /// Opens an indirect question: *comment*.
    Question = "question",
    /// Opens an aim or a condition of what is said: *pour*, *si*.
    Aim = "aim",
    /// Denies the infinitive behind it: *sans préciser*.
    Denial = "denial",
    /// Makes what somebody would say of its infinitive, and nobody says: *pouvoir*.
    Hypothetical = "hypothetical",
    /// Says of its infinitive that it is due: *devoir*.
    Due = "due",
    /// Says of its infinitive that it is possible or due.
    Modal = "modal",
    /// Lets its subject undergo its infinitive: *se voir reprocher*.
    Sight = "sight",
    /// Ending of verbs that take *être* for their tense: *est-il intervenu*.
    Coming = "coming",
    /// Whoever does this says nothing, the source does: *apprendre*.
    Learning = "learning",
    /// A source that is not named: *de source judiciaire*.
    Nameless = "nameless",
    /// Opens, with *de*, the source from which one learns: *auprès de la police*.
    Beside = "beside",
    /// Opens a medium: *sur*.
    Carrier = "carrier",
    /// Opens an audience: *devant*.
    Facing = "facing",
    /// The noun of bodies that have their name from nobody: *à l'AFP Anne Roy*.
    Agency = "agency",
    /// Stands between a subject and its verb: *l'*.
    Proclitic = "proclitic",
    /// Repeats its subject behind a verb: *assure-t-il, lui*.
    Stressed = "stressed",
    /// Opens, with *de*, an infinitive that tells on: *Et d'ajouter*.
    TellingOn = "telling on",
    /// Says, before a number of years, how old: *âgé*.
    Aged = "aged",
    /// A noun with its complement, which is nobody: *droits de l'homme*.
    NobodysNoun = "nobody",
}

/// The words of each class.
#[derive(Debug, Clone)]
pub(super) struct WordClasses([Vec<&'static str>; CLASSES.len()]);

impl WordClasses {
    pub(super) fn read_french() -> Result<Self> {
        let text = include_str!("../../lang/fr/word_classes.tsv");
        let mut classes = [const { Vec::new() }; CLASSES.len()];
        for row in rows("word_classes.tsv", text, 2)? {
            let row = row?;
            let (name, word) = (row.fields[0], row.fields[1]);
            let Some((_, class)) = CLASSES.iter().find(|class| class.0 == name) else {
                return Err(row.error(format!("no class of words: {name}")));
            };
            classes[*class as usize].push(word);
        }
        Ok(WordClasses(classes))
    }

    pub(super) fn of(&self, class: WordClass) -> &[&'static str] {
        &self.0[class as usize]
    }
}
