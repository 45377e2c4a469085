//! How an entity is named that goes by a description.

use super::Phrase;
use crate::document::Document;
use crate::entities::mentions::{phrase_tokens, tokens_of};
use crate::lexicon::{Anaphor, Lexicon};
use crate::span::Span;
use crate::ud::{Deprel, Upos};

impl Phrase {
    /// The text without determiner, as an entity is named: *parquet de Paris*.
    pub(in crate::entities) fn name_text<'d>(&self, doc: &'d Document) -> &'d str {
        let upos = |token: u32| doc.words.upos[token as usize];
        let outer = |token: u32| matches!(upos(token), Upos::Det | Upos::Punct);
        let first = match upos(self.head) {
            // *beaucoup d'entreprises*: entreprises
            Upos::Adv => tokens_of(self.tokens)
                .find(|&token| matches!(upos(token), Upos::Noun | Upos::Adj | Upos::Propn)),
            // *tous ces dirigeants*: dirigeants
            _ => {
                let own = |&token: &u32| {
                    upos(token) == Upos::Det && doc.words.head[token as usize] == self.head
                };
                let before = Span::new(self.tokens.start, self.head);
                let start = tokens_of(before)
                    .rev()
                    .find(own)
                    .map_or(before.start, |article| article + 1);
                (start..self.tokens.end)
                    .find(|&token| !outer(token))
                    .map(|token| token.min(self.head))
            }
        };
        let first = first.unwrap_or(self.head);
        doc.slice(doc.bytes(Span::new(first, self.tokens.end)))
    }

    /// The name of a thing: also with the complement behind the quotation marks that stand around the noun, *le
    /// « laxisme » des autorités*.
    pub(in crate::entities) fn thing_name(&self, doc: &Document) -> String {
        let name = self.name_text(doc).to_string();
        let mark = self.tokens.end;
        let case = mark + 1;
        let quoted = (case as usize) < doc.words.len()
            && mark == self.head + 1
            && matches!(doc.surface(mark), "\"" | "»" | "”");
        let links = |token: u32| {
            doc.words.deprel[token as usize] == Deprel::Case
                && Lexicon::french().people().anaphor(doc.form(token)) == Some(Anaphor::Binds)
        };
        if !(quoted && links(case)) {
            return name;
        }
        let complement = doc.words.head[case as usize];
        if doc.words.head[complement as usize] != self.head || complement <= case {
            return name;
        }
        let end = phrase_tokens(doc, complement).end;
        let behind = doc.slice(doc.bytes(Span::new(case, end)));
        format!("{name} {}", behind.replace(['"', '«', '»', '“', '”'], ""))
    }
}
