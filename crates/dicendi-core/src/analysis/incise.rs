//! *« … », pointe le maire*: behind a quotation a word that may be a noun or a verb is a verb where a noun
//! phrase follows. Treebanks hold hardly any such clauses, so the network cannot know.

use super::forms::Forms;
use crate::document::Document;
use crate::span::{Span, Token};
use crate::ud::{Feats, Upos};

/// How many bytes of spaces and commas may part a word from the quotation.
const GAP: u32 = 4;

/// Corrects the parts of speech of a sentence.
pub(super) fn correct(doc: &mut Document, tokens: Span<Token>, forms: &Forms, lower: &mut String) {
    for token in tokens.start..tokens.end.saturating_sub(1) {
        let noun = matches!(doc.words.upos[token as usize], Upos::Noun | Upos::Adj);
        if noun
            && opens_phrase(doc, token + 1)
            && follows_quotation(doc, token)
            && forms.may_be(doc.form(token), Upos::Verb, lower)
        {
            doc.words.upos[token as usize] = Upos::Verb;
            doc.words.feats[token as usize] =
                Feats::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        }
    }
}

/// An article, a name or a title: *le maire*, *Anne Le Gall*, *M. Petit*.
fn opens_phrase(doc: &Document, token: u32) -> bool {
    matches!(doc.words.upos[token as usize], Upos::Det | Upos::Propn)
        || doc.surface(token).ends_with('.') && doc.surface(token).starts_with(char::is_uppercase)
}

fn follows_quotation(doc: &Document, token: u32) -> bool {
    let start = doc.words.start[token as usize];
    doc.quotations[doc.quotations_touching(Span::new(start.saturating_sub(GAP), start))]
        .iter()
        .any(|quotation| {
            quotation.outer.end <= start
                && doc
                    .slice(Span::new(quotation.outer.end, start))
                    .chars()
                    .all(|c| c == ',' || c == ' ' || c == '\u{a0}')
        })
}
