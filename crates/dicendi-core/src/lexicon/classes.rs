//! Closed classes of words, which the patterns of reported speech look at: `word_classes.tsv`.

use super::table::rows;
use crate::error::Result;
use rustc_hash::FxHashMap;

/// A class of words, or of endings of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum WordClass {
    /// Makes a conjunction together with *que*: *tandis que*.
    Conjunction,
    /// Of those, the ones that right behind a verb are adverbs: *affirme ainsi que*.
    Adverb,
    /// Compares together with *que*: *plus … que*.
    Comparison,
    /// Links two sentences: *Mais*.
    Link,
    /// Opens, behind a comma, what the reporter adds to a noun phrase: *après deux ans*.
    Sequel,
    /// Opens, behind a comma, what the reporter sets against a clause: *même si*.
    Concession,
    /// Opens, with a number, what the reporter compares: *contre 34 %*.
    Contrast,
    /// Measures time: *semaine*.
    Span,
    /// Opens a clause with a verb of its own: *que*, *si*.
    Subordinator,
    /// Opens a sentence that points to the one before: *C'est ce que*.
    Pointing,
    /// Opens a phrase that says how somebody stands: *en faveur*.
    Predicative,
    /// Opens, with *de* or an article, what is spoken of: *à propos de*.
    Topic,
    /// A set phrase, up to its verb of saying, in which nobody says anything.
    Idiom,
    /// Makes a preposition together with *de*, which is then none of the verb's: *avant de partir*.
    Aside,
    /// Links words that are quoted on to what was said: *car « cela empire »*.
    Onward,
    /// Says, with a possessive, whose words these are: *de son côté*.
    Side,
    /// Makes somebody do something: *pousser*.
    Mover,
    /// What one admits, announces or reveals: *des failles*, *un plan*.
    Sayable,
    /// Ending of nouns of quality and action.
    Abstract,
    /// Ending of nouns of those who do something, which no list holds all of.
    Agentive,
}

/// The words of each class.
#[derive(Debug, Clone)]
pub(super) struct WordClasses(FxHashMap<WordClass, Vec<&'static str>>);

impl WordClasses {
    pub(super) fn read_french() -> Result<Self> {
        let text = include_str!("../../lang/fr/word_classes.tsv");
        let mut classes = FxHashMap::<_, Vec<_>>::default();
        for row in rows("word_classes.tsv", text, 2)? {
            let row = row?;
            let class = match row.fields[0] {
                "conjunction" => WordClass::Conjunction,
                "adverb" => WordClass::Adverb,
                "comparison" => WordClass::Comparison,
                "link" => WordClass::Link,
                "sequel" => WordClass::Sequel,
                "concession" => WordClass::Concession,
                "contrast" => WordClass::Contrast,
                "span" => WordClass::Span,
                "subordinator" => WordClass::Subordinator,
                "pointing" => WordClass::Pointing,
                "predicative" => WordClass::Predicative,
                "topic" => WordClass::Topic,
                "idiom" => WordClass::Idiom,
                "aside" => WordClass::Aside,
                "onward" => WordClass::Onward,
                "side" => WordClass::Side,
                "mover" => WordClass::Mover,
                "sayable" => WordClass::Sayable,
                "abstract" => WordClass::Abstract,
                "agentive" => WordClass::Agentive,
                class => return Err(row.error(format!("no class of words: {class}"))),
            };
            classes.entry(class).or_default().push(row.fields[1]);
        }
        Ok(WordClasses(classes))
    }

    pub(super) fn of(&self, class: WordClass) -> &[&'static str] {
        self.0.get(&class).map_or(&[], Vec::as_slice)
    }
}
