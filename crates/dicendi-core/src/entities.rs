//! Placeholder until the entities branch lands.
use crate::document::{Document, Mention, MentionForm};
use crate::span::{Span, Token};
pub(crate) fn mention_for(doc: &Document, head: u32) -> Mention {
    let t = crate::tree::Tree::new(doc);
    let r: Span<Token> = t.reach(head);
    let _ = r;
    Mention { span: doc.words.span(head), head, form: MentionForm::Description, gender: None, number: None, entity: None, confidence: 0.5, antecedent: None }
}
