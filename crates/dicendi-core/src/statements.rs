//! From cues and quotations to statements: content, speakers, targets and setting.
//!
//! Each pattern is a file. They run from the surest to the weakest, and what one has taken (a cue, a
//! quotation) the next leaves alone:
//! [`incise`] (*…, a-t-il dit*), [`colon`] (*Le maire : « … »*), [`resumed`] (*C'est ce qu'il a dit*),
//! [`clause`] (*Il dit que…*),
//! [`attribution`] (*selon X*), [`nominal`] (*les accusations de X*),
//! [`floating`] (a quotation on its own).
//!
//! What they share: [`slots`] (a cue's complements), [`party`] and [`lists`] (who speaks), [`targets`] and [`hearers`],
//! [`content`], [`continuation`] and [`sequel`] (what is said, and where it goes on), [`setting`], and [`walk`], for what
//! only the order of words tells.

mod attribution;
mod clause;
mod colon;
mod content;
mod continuation;
mod draft;
mod floating;
mod hearers;
mod incise;
mod lists;
mod nominal;
mod party;
mod phrases;
mod resumed;
mod sequel;
mod setting;
mod slots;
mod surface;
mod targets;
#[cfg(test)]
mod tests;
mod walk;

use crate::document::{Document, MentionId, Speaker, Statement, Target};
use crate::entities::mention_for;
use crate::lexicon::{Lexicon, Stance};
use crate::tree::Tree;
use crate::ud::Deprel;
use draft::{Draft, Reader};
use rustc_hash::FxHashMap;

/// Fills `doc.statements`, in the order of the text, and the mentions of their speakers and targets.
pub(crate) fn find(doc: &mut Document, lexicon: &Lexicon) {
    let drafts = {
        let tree = Tree::new(doc);
        let mut reader = Reader::new(doc, &tree, lexicon);
        incise::find(&mut reader);
        colon::find(&mut reader);
        resumed::find(&mut reader);
        attribution::find(&mut reader);
        clause::find(&mut reader);
        nominal::find(&mut reader);
        floating::find(&mut reader);
        reader.finish()
    };
    let mut statements = Vec::with_capacity(drafts.len());
    let mut mentions = Mentions {
        doc,
        by_head: FxHashMap::default(),
    };
    for draft in &drafts {
        statements.push(mentions.statement(draft, lexicon));
    }
    doc.statements = statements;
}

/// Makes a mention of each phrase once, however many statements use it.
struct Mentions<'d> {
    doc: &'d mut Document,
    by_head: FxHashMap<u32, MentionId>,
}

impl Mentions<'_> {
    fn of(&mut self, head: u32) -> MentionId {
        if let Some(&known) = self.by_head.get(&head) {
            return known;
        }
        let mention = mention_for(self.doc, head);
        let id = MentionId(self.doc.mentions.len() as u32);
        self.doc.mentions.push(mention);
        self.by_head.insert(head, id);
        id
    }

    /// *accuse **la classe politique** de corruption*: a target ends where what is said of it begins. Where the
    /// parser has hung that on the target, it is hung on the verb.
    fn target(&mut self, head: u32, draft: &Draft) -> MentionId {
        let id = self.of(head);
        let phrase = self.doc.mentions[id.0 as usize].span;
        let Some(cue) = draft.cue.map(|index| self.doc.cues[index].head) else {
            return id;
        };
        let noun = self.doc.words.end[head as usize];
        for &piece in &draft.content {
            if piece.start <= noun || !phrase.contains(piece.start) {
                continue;
            }
            let said = self.doc.tokens_in(piece);
            let above = |token: u32| self.doc.words.head[token as usize];
            let top = said.range().map(|token| token as u32).find(|&token| {
                !said.contains(above(token))
                    && phrase.contains(self.doc.words.start[above(token) as usize])
            });
            if let Some(top) = top {
                self.doc.words.head[top as usize] = cue;
                self.doc.words.deprel[top as usize] = Deprel::OblArg;
                self.doc.mentions[id.0 as usize] = mention_for(self.doc, head);
            }
        }
        id
    }

    /// The confidences are filled in by the stage of that name.
    fn statement(&mut self, draft: &Draft, lexicon: &Lexicon) -> Statement {
        let speakers: Vec<Speaker> = draft
            .speakers
            .iter()
            .map(|&head| Speaker {
                mention: self.of(head),
                confidence: 0.0,
            })
            .collect();
        let targets: Vec<Target> = draft
            .targets
            .iter()
            .map(|&(head, role)| Target {
                mention: self.target(head, draft),
                role,
                confidence: 0.0,
            })
            .collect();
        let cue = draft.cue.map(|index| &self.doc.cues[index]);
        let entry = cue.map(|cue| lexicon.cues().entry(cue.entry));
        let start = draft.position(self.doc);
        let token = self
            .doc
            .tokens_in(crate::span::Span::new(start, start + 1))
            .start;
        Statement {
            kind: draft.kind,
            content: draft.content.clone(),
            cue: cue.map(|cue| self.doc.bytes(cue.tokens)),
            cue_head: cue.map(|cue| cue.head),
            cue_entry: cue.map(|cue| cue.entry),
            cue_kind: cue.map_or(crate::document::CueKind::None, |cue| cue.kind),
            verb: entry.map_or(String::new(), |entry| entry.lemma.clone()),
            act: entry.and_then(|entry| entry.act),
            stance: entry.map_or(Stance::Neutral, |entry| entry.stance),
            negated: draft.setting.negated,
            modality: draft.setting.modality,
            channel: draft.setting.channel,
            time_text: draft.setting.time,
            time: None,
            speakers,
            targets,
            parent: draft.parent.map(|parent| parent as u32),
            block: self.doc.block_of(start).unwrap_or(0) as u32,
            sentence: self.doc.sentence_of(token).unwrap_or(0) as u32,
            confidence: 0.0,
            pattern: draft.pattern,
        }
    }
}
