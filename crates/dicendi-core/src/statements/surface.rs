//! What the order of words says where the tree is silent: *a confié à la radio **que** …*,
//! *a exhorté les parties **à cesser** …*. Long sentences with quotations break trees; they keep their order.

use super::content::outermost;
use super::draft::Reader;
use super::slots::Filler;
use super::walk::routes::{COLON_BEHIND, INFINITIVE_BEHIND, PREPOSITION_BEFORE};
use crate::document::{Cue, CueKind, Role};
use crate::lexicon::{Construction, CueEntry, Needs, SlotRole, WordClass};
use crate::span::{Span, Token};
use crate::ud::Upos;

/// How many words may stand between a verb and the clause that it governs.
const WINDOW: u32 = 16;

impl Reader<'_> {
    /// The clause or infinitive that opens in the words behind the cue, where its entry governs one.
    pub(super) fn clause_behind(&self, cue: &Cue) -> Option<Filler> {
        let sentence = self.sentence(cue.head)?;
        let entry = self.entry(cue);
        let from = cue.tokens.end.max(cue.head + 1);
        let limit = sentence.end.min(from + WINDOW);
        let mut passed = from;
        for token in from..limit {
            if token < passed {
                continue;
            }
            // *a admis « il y a quelques jours » que*: a quoted adjunct is passed over, up to its end.
            if let Some(after) = self
                .quotation_from(token)
                .filter(|&after| after < sentence.end)
            {
                passed = after;
                continue;
            }
            if self.stops_search(token, cue) {
                return None;
            }
            let that = self.doc.lower(token).starts_with("qu");
            if that && self.is_compared(token) {
                continue;
            }
            if that {
                let before = self.doc.lower(token - 1);
                // *affirme ainsi que*: an adverb right behind the verb is one.
                let adverb = token == from + 1 && self.lexicon.is_in(WordClass::Adverb, &before);
                if self.lexicon.is_in(WordClass::Conjunction, &before) && !adverb {
                    return None;
                }
            }
            let opening = self
                .opening(token, sentence.end)
                .or_else(|| self.told(Span::new(from, sentence.end), token, entry));
            let Some((construction, start)) = opening else {
                continue;
            };
            let role = entry.role_of(&construction);
            let aim = matches!(&construction, Construction::PrepositionInfinitive(word) if word == "pour");
            if role.is_none() && aim {
                return None; // *exige des aides pour éviter de fermer*: the infinitive's own complements follow.
            }
            if role == Some(SlotRole::Content) {
                let tokens = Span::new(start, self.before_report(cue, start, sentence.end));
                return Some(Filler {
                    construction,
                    role: SlotRole::Content,
                    head: start,
                    tokens,
                });
            }
        }
        None
    }

    /// *Le médiateur rassure : **il n'y aura pas de coupure***: the rest of the sentence behind a colon, where
    /// nothing else is said before it.
    pub(super) fn clause_behind_colon(&self, cue: &Cue, fillers: &[Filler]) -> Option<Filler> {
        const NEAR: u32 = 6;
        let sentence = self.sentence(cue.head)?;
        let from = cue.tokens.end.max(cue.head + 1);
        // *l'avait affirmé : …*: the pronoun points to what follows.
        let said = fillers.iter().any(|filler| {
            filler.role == SlotRole::Content && self.tree.upos(filler.head) != Upos::Pron
        });
        let speaks = matches!(
            self.entry(cue).needs,
            Needs::Clause | Needs::Quote | Needs::Any
        );
        // *la chanteuse l'assure, tout va bien*
        let pointed = fillers.iter().any(|filler| self.points_ahead(cue, filler));
        let colon = (from..sentence.end.min(from + NEAR))
            .find(|&at| self.doc.surface(at) == ":" || pointed && self.doc.surface(at) == ",")?;
        let free = self.ahead(&COLON_BEHIND, from..colon).next().is_none();
        let quoted = self.is_in_marks(cue.head);
        let start = colon + 1;
        let finite = (start..sentence.end).any(|at| self.tree.feats(at).is_finite());
        let opens = start < sentence.end && self.tree.upos(start) != Upos::Punct;
        (!said && speaks && free && !quoted && finite && opens && self.tree.is_finite(cue.head))
            .then(|| Filler {
                construction: Construction::That,
                role: SlotRole::Content,
                head: start,
                tokens: Span::new(start, sentence.end),
            })
    }

    /// *l'assure : …*: a clitic object that is no person where what it stands for follows.
    pub(super) fn points_ahead(&self, cue: &Cue, filler: &Filler) -> bool {
        filler.construction == Construction::Object
            && filler.head < cue.head
            && matches!(self.doc.form(filler.head), "l'" | "l’" | "le")
            && self.entry(cue).role_of(&Construction::That) == Some(SlotRole::Content)
    }

    /// The first word behind the quotation that begins at a token.
    fn quotation_from(&self, token: u32) -> Option<u32> {
        let start = self.doc.words.start[token as usize];
        let quotation =
            outermost(self.doc, Span::new(start, start)).find(|q| q.outer.start == start)?;
        let end = self.doc.tokens_in(quotation.outer).end;
        let goes_on = (end as usize) < self.doc.words.len()
            && (self.doc.lower(end).starts_with("qu")
                || matches!(self.doc.form(end), "à" | "de" | "d'" | "d’"));
        goes_on.then_some(end)
    }

    /// *a averti les élus **que** la route fermerait*, *a indiqué à l'issue du vote **qu'**elle partait*: behind
    /// the one who is told, and where nothing else was said, *que* opens what is said where a subject
    /// follows, whatever the tagger says.
    fn told(
        &self,
        behind: Span<Token>,
        token: u32,
        entry: &CueEntry,
    ) -> Option<(Construction, u32)> {
        let hears = |construction: Construction| {
            entry.role_of(&construction) == Some(SlotRole::Target(Role::Addressee))
        };
        // *a fait savoir **aux élus** que*
        let hearer_first = || {
            behind.start < token
                && self.doc.lemma(behind.start) == "à"
                && hears(Construction::Preposition("à".into()))
        };
        let told = entry.role_of(&Construction::That) == Some(SlotRole::Content)
            && (entry.needs == Needs::Clause || hears(Construction::Object) || hearer_first());
        let end = behind.end;
        let form = self.doc.lower_plain(token);
        let next = token + 1;
        let subject = next < end
            && matches!(
                self.tree.upos(next),
                Upos::Pron | Upos::Det | Upos::Propn | Upos::Noun
            );
        (told
            && subject
            && matches!(&*form, "que" | "qu'")
            && !self.is_concession(token, end)
            && !self.is_relative_to_quotation(token))
        .then_some((Construction::That, next))
    }

    /// *des prix plus élevés **que** la moyenne*: behind a word of comparison *que* opens no report.
    pub(super) fn is_compared(&self, that: u32) -> bool {
        (that.saturating_sub(4)..that).any(|at| {
            // *affirme aussi que*: with the verb it is no comparison.
            let of_phrase = self.tree.head(at).is_some_and(|head| {
                head < that
                    && matches!(
                        self.tree.upos(head),
                        Upos::Adj | Upos::Adv | Upos::Noun | Upos::Det
                    )
            });
            self.tree.upos(at) == Upos::Adv && of_phrase && self.is_in(WordClass::Comparison, at)
        })
    }

    /// A clause of another verb begins: what follows is no longer governed by the cue.
    fn stops_search(&self, token: u32, cue: &Cue) -> bool {
        let tree = self.tree;
        let finite = tree.feats(token).is_finite();
        let relative =
            tree.feats(token).is("PronType", "Rel") && !self.doc.lower(token).starts_with("qu");
        let other_cue = self.doc.cues[self.doc.cues_beside(token)]
            .iter()
            .any(|other| other.head == token && other.kind == CueKind::Verb && other != cue);
        let stop = matches!(
            self.doc.surface(token),
            "." | ";" | ":" | "\"" | "«" | "“" | "!" | "?"
        );
        finite || relative || stop || (other_cue && tree.feats(token).is_participle())
    }

    /// The construction that opens at a token, and the first word of its content.
    fn opening(&self, token: u32, end: u32) -> Option<(Construction, u32)> {
        let form = self.doc.lower_plain(token);
        let infinitive = |at: u32| {
            let mut words = self.ahead(&INFINITIVE_BEHIND, at..end);
            words
                .next()
                .is_some_and(|at| self.tree.feats(at).is_infinitive())
        };
        match &*form {
            // Right behind a noun it is a relative pronoun unless the tagger is sure.
            "que" | "qu'"
                if token + 1 < end
                    && !self.is_concession(token, end)
                    && !self.is_relative_to_quotation(token)
                    && (self.tree.upos(token) == Upos::Sconj || !self.tree.is_noun(token - 1)) =>
            {
                Some((Construction::That, token + 1))
            }
            // *avant de partir*: the infinitive is no complement of the verb.
            "de" | "d'" if token > 0 && self.is_in(WordClass::Aside, token - 1) => None,
            "de" | "d'" | "à" | "pour" if infinitive(token + 1) => {
                let preposition = form.replace("d'", "de");
                Some((Construction::PrepositionInfinitive(preposition), token + 1))
            }
            "ne" | "n'" if infinitive(token + 1) => Some((Construction::Infinitive, token)),
            // *soutenir les élus et lutter*: coordinated with the cue.
            _ if self.tree.upos(token.saturating_sub(1)) == Upos::Cconj => None,
            // *afin de l'aider*: a preposition has it.
            _ if self.tree.feats(token).is_infinitive() && !self.is_governed(token) => {
                Some((Construction::Infinitive, token))
            }
            _ => None,
        }
    }

    /// *raconte le « rêve » **qu'**il fait*: behind a quoted noun phrase *que* is a relative pronoun.
    fn is_relative_to_quotation(&self, that: u32) -> bool {
        let Some(before) = that.checked_sub(1) else {
            return false;
        };
        let end = self.doc.words.end[before as usize];
        let near = Span::new(end.saturating_sub(1), end);
        outermost(self.doc, near)
            .find(|quotation| quotation.outer.end == end)
            .is_some_and(|quotation| {
                let first = self.doc.tokens_in(quotation.outer).start;
                let article = |at: u32| self.tree.upos(at) == Upos::Det;
                article(first + 1) || first > 0 && article(first - 1)
            })
    }

    /// Whether a preposition stands before an infinitive and its clitics.
    fn is_governed(&self, infinitive: u32) -> bool {
        let mut words = self.back(&PREPOSITION_BEFORE, 0..infinitive);
        words.next().is_some_and(|at| {
            matches!(
                self.doc.form(at),
                "de" | "d'" | "d’" | "à" | "pour" | "sans"
            )
        })
    }

    /// *…, qu'ils soient neufs ou non*
    pub(super) fn is_concession(&self, that: u32, end: u32) -> bool {
        const NEAR: u32 = 4;
        let near = that + 1..end.min(that + 1 + NEAR);
        that > 0
            && self.doc.surface(that - 1) == ","
            && near
                .clone()
                .any(|at| self.doc.lemma(at) == "être" && self.tree.feats(at).is("Mood", "Sub"))
            && (that + 1..end).any(|at| self.doc.form(at) == "ou")
    }
}
