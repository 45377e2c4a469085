//! What is said stands in the sentence before: *Le pont rouvrira. C'est ce qu'a annoncé la mairie.*

use super::content::clean;
use super::draft::{Draft, Reader};
use crate::article::BlockKind;
use crate::document::{Cue, CueKind};
use crate::lexicon::{Act, Construction, SlotRole, WordClass};
use crate::span::{Byte, Span, Token};
use crate::ud::Upos;

pub(super) fn find(reader: &mut Reader) {
    for index in reader.free_cues(CueKind::Verb) {
        if let Some(draft) = reader.resumed(index) {
            reader.keep(draft);
        }
    }
}

impl Reader<'_> {
    fn resumed(&self, index: usize) -> Option<Draft> {
        let cue = &self.doc.cues[index];
        let sentence = self.sentence(cue.head)?;
        if !self.states(cue) || !self.is_pointing(cue, sentence) {
            return None;
        }
        let content = self.sentence_before(sentence)?;
        let mut speakers = self.subject(cue).heads();
        speakers.retain(|&head| {
            let nobody = matches!(self.tree.feats(head).person(), Some(1 | 2))
                || self.doc.lower(head).ends_with("on") && self.tree.upos(head) == Upos::Pron;
            !nobody && (head >= cue.tokens.end || self.may_speak(head))
        });
        if speakers.is_empty() {
            speakers.extend(self.noun_phrase_after(cue.tokens.end, sentence.end));
        }
        if speakers.is_empty() {
            return None;
        }
        let mut draft = Draft::new(Some(index), "sentence before");
        draft.speakers = speakers;
        draft.content = content;
        Some(draft)
    }

    /// Whether the verb gives something for a fact, rather than proposes or fears it.
    fn states(&self, cue: &Cue) -> bool {
        let entry = self.entry(cue);
        let fact = matches!(
            entry.act,
            Some(
                Act::Say
                    | Act::Claim
                    | Act::Explain
                    | Act::Add
                    | Act::Announce
                    | Act::Confirm
                    | Act::Reveal
                    | Act::Recall
                    | Act::Admit
            )
        );
        fact && entry.role_of(&Construction::That) == Some(SlotRole::Content)
    }

    /// *C'est ce que*, *Voilà ce qu'* at the head of the sentence.
    fn is_pointing(&self, cue: &Cue, sentence: Span<Token>) -> bool {
        let start = (sentence.start..sentence.end)
            .find(|&token| self.tree.upos(token) != Upos::Punct)
            .unwrap_or(sentence.start);
        self.lexicon
            .class(WordClass::Pointing)
            .iter()
            .any(|opening| {
                let end = start + opening.split(' ').count() as u32;
                cue.head >= end
                    && self.stands_at(opening, start)
                    && (end..cue.tokens.start).all(|token| !self.tree.feats(token).is_finite())
            })
    }

    /// The sentence before, in the same paragraph or, where this one opens it, the last of the one before.
    fn sentence_before(&self, sentence: Span<Token>) -> Option<Vec<Span<Byte>>> {
        let index = self.doc.sentence_of(sentence.start)?;
        let before = self.doc.sentences[index.checked_sub(1)?];
        let block = &self.doc.blocks[before.block as usize];
        let here = self.doc.sentences[index].block;
        let asks = self.doc.surface(before.tokens.end - 1) == "?";
        if block.kind != BlockKind::Text || here > before.block + 1 || asks {
            return None;
        }
        Some(vec![clean(self.doc, self.doc.bytes(before.tokens))])
    }
}
