//! What moves and relations are told from (after Zhang & Nivre 2011).

use super::Tagged;
use super::state::{NONE, State};
use crate::analysis::linear::mix;
use crate::ud::Upos;

const BEYOND: u64 = 0xffff_ffff;

/// Looks at words of a sentence by number, `NONE` included.
struct Eye<'s> {
    tagged: Tagged<'s>,
    state: &'s State,
}

impl Eye<'_> {
    fn upos(&self, word: usize) -> u64 {
        self.tagged
            .upos
            .get(word)
            .map_or(BEYOND, |upos| *upos as u64)
    }
    fn lemma(&self, word: usize) -> u64 {
        self.tagged.lemmas.get(word).copied().unwrap_or(BEYOND)
    }
    fn form(&self, word: usize) -> u64 {
        self.tagged
            .signs
            .get(word)
            .map_or(BEYOND, |signs| signs.lower)
    }
    fn cluster(&self, word: usize) -> u64 {
        self.tagged
            .signs
            .get(word)
            .map_or(BEYOND, |signs| u64::from(signs.cluster))
    }
    /// Part of speech with what of the features governs attachment.
    fn fine(&self, word: usize) -> u64 {
        const LOOK: u64 = 0xf << 6 | 0xf << 31 | 0b111 << 14 | 0b11 << 42 | 0b11 << 44 | 1 << 35;
        let feats = self
            .tagged
            .feats
            .get(word)
            .map_or(BEYOND, |feats| feats.bits() & LOOK);
        mix(self.upos(word), feats)
    }
    /// Number, gender and person.
    fn agreement(&self, word: usize) -> u64 {
        const LOOK: u64 = 0b11 << 12 | 0b11 << 17 | 0b11 << 23;
        self.tagged
            .feats
            .get(word)
            .map_or(BEYOND, |feats| feats.bits() & LOOK)
    }
    fn deprel(&self, word: usize) -> u64 {
        self.state
            .deprel
            .get(word)
            .filter(|_| word != NONE)
            .map_or(BEYOND, |deprel| *deprel as u64)
    }
    /// Distance in classes.
    fn distance(&self, left: usize, right: usize) -> u64 {
        if left == NONE || right == NONE {
            return BEYOND;
        }
        match right.abs_diff(left) {
            near @ 0..=4 => near as u64,
            5..=7 => 5,
            8..=12 => 6,
            13..=20 => 7,
            _ => 8,
        }
    }
    /// Which marks and whether a verb stand between two words.
    fn between(&self, left: usize, right: usize) -> u64 {
        if left == NONE || right == NONE {
            return BEYOND;
        }
        let (left, right) = (left.min(right), left.max(right));
        let mut seen = 0;
        for word in left + 1..right.min(left + 24) {
            seen |= match self.tagged.upos[word] {
                Upos::Punct => 1,
                Upos::Verb => 2,
                Upos::Cconj => 4,
                Upos::Sconj => 8,
                Upos::Noun | Upos::Propn => 16,
                _ => 0,
            };
        }
        seen
    }
}

/// What the next move is told from.
pub(crate) fn move_features(tagged: Tagged, state: &State, features: &mut Vec<u64>) {
    features.clear();
    let eye = Eye { tagged, state };
    let mut template = 1000;
    let mut see = |a: u64, b: u64| {
        template += 1;
        features.push(mix(mix(template, a), b));
    };
    let [s0, s1, s2] = [0, 1, 2].map(|depth| state.stack(depth));
    let [b0, b1, b2, b3] = [0, 1, 2, 3].map(|ahead| state.buffer(ahead));
    let (s0p, s1p, b0p, b1p) = (eye.upos(s0), eye.upos(s1), eye.upos(b0), eye.upos(b1));
    let (s0f, s1f, b0f, b1f) = (eye.fine(s0), eye.fine(s1), eye.fine(b0), eye.fine(b1));
    let (s0w, s1w, b0w) = (eye.lemma(s0), eye.lemma(s1), eye.lemma(b0));
    for word in [s0, s1, s2, b0, b1, b2] {
        see(eye.lemma(word), eye.upos(word));
        see(eye.form(word), 0);
        see(eye.fine(word), 1);
        see(eye.cluster(word), eye.upos(word));
    }
    see(s0w, b0w);
    see(s0w, b0f);
    see(s0f, b0w);
    see(s0f, b0f);
    see(s1w, s0w);
    see(s1w, s0f);
    see(s1f, s0w);
    see(s1f, s0f);
    see(s1f, b0f);
    see(s1w, b0p);
    see(b0f, b1f);
    see(b0w, b1p);
    see(b0p, eye.lemma(b1));
    see(eye.cluster(s0), eye.cluster(b0));
    see(eye.cluster(s1), eye.cluster(s0));
    see(mix(s1f, s0f), b0f);
    see(mix(s0f, b0f), b1f);
    see(mix(b0f, b1f), eye.fine(b2));
    see(mix(s0p, b0p), mix(b1p, eye.upos(b2)));
    see(mix(s1p, s0p), mix(b0p, b1p));
    see(mix(eye.upos(s2), s1p), s0p);
    see(mix(eye.fine(s2), s1f), mix(s0p, b0p));
    see(mix(b1p, eye.upos(b2)), eye.upos(b3));
    see(mix(s0w, s0p), eye.distance(s0, b0));
    see(mix(s0f, b0f), eye.distance(s0, b0));
    see(mix(s1f, s0f), eye.distance(s1, s0));
    see(mix(s0f, b0f), eye.between(s0, b0));
    see(mix(s1f, s0f), eye.between(s1, s0));
    see(mix(s0p, b0p), mix(eye.agreement(s0), eye.agreement(b0)));
    see(mix(s1p, s0p), mix(eye.agreement(s1), eye.agreement(s0)));
    for (word, code) in [(s0, s0p), (s1, s1p), (b0, b0p)] {
        let [l0, l1, r0, r1] = [
            state.left(word, 0),
            state.left(word, 1),
            state.right(word, 0),
            state.right(word, 1),
        ];
        see(mix(code, state.valency(word)), eye.lemma(word));
        see(mix(code, state.valency(word)), 0);
        see(mix(code, eye.upos(l0)), eye.deprel(l0));
        see(mix(code, eye.upos(r0)), eye.deprel(r0));
        see(mix(code, eye.deprel(l0)), eye.deprel(l1));
        see(mix(code, eye.deprel(r0)), eye.deprel(r1));
        see(
            mix(code, eye.deprel(l0)),
            mix(eye.deprel(r0), eye.lemma(word)),
        );
        see(eye.lemma(l0), code);
        see(eye.lemma(r0), code);
    }
    let (s0l, s0r, s1r, b0l) = (
        state.left(s0, 0),
        state.right(s0, 0),
        state.right(s1, 0),
        state.left(b0, 0),
    );
    see(mix(s0f, b0f), mix(eye.deprel(s0l), eye.upos(s0l)));
    see(mix(s0f, b0f), mix(eye.deprel(s0r), eye.upos(s0r)));
    see(mix(s0f, b0f), mix(eye.deprel(b0l), eye.upos(b0l)));
    see(mix(s1f, s0f), mix(eye.deprel(s1r), eye.upos(s1r)));
    see(mix(s1f, s0f), mix(eye.deprel(s0l), eye.lemma(s0l)));
    see(mix(s1f, s0f), mix(eye.deprel(s0r), eye.upos(s0r)));
    see(mix(s1w, s0p), mix(eye.lemma(s0l), eye.deprel(s0l)));
    see(mix(b0p, b0w), mix(eye.lemma(b0l), s0p));
    see(mix(s1p, s0p), mix(state.valency(s1), state.valency(s0)));
    see(mix(s0p, b0p), mix(state.valency(s0), state.valency(b0)));
}

/// What a relation is told from: governor and dependent, and what is known of the tree around them.
pub(crate) fn label_features(
    tagged: Tagged,
    state: &State,
    head: usize,
    dependent: usize,
    features: &mut Vec<u64>,
) {
    features.clear();
    let eye = Eye { tagged, state };
    let side = u64::from(head < dependent);
    let mut template = 2000 + side;
    let mut see = |a: u64, b: u64| {
        template += 2;
        features.push(mix(mix(template, a), b));
    };
    let (h, d) = (head, dependent);
    let (hp, dp, hf, df) = (eye.upos(h), eye.upos(d), eye.fine(h), eye.fine(d));
    let (hw, dw) = (eye.lemma(h), eye.lemma(d));
    let [dl, dr, dl2, dr2] = [
        state.left(d, 0),
        state.right(d, 0),
        state.left(d, 1),
        state.right(d, 1),
    ];
    let [hl, hr] = [state.left(h, 0), state.right(h, 0)];
    let near = |word: usize, step: isize| word.checked_add_signed(step).unwrap_or(NONE);
    see(hp, dp);
    see(hf, df);
    see(hw, df);
    see(hf, dw);
    see(hw, dw);
    see(eye.form(d), hp);
    see(eye.form(h), dp);
    see(eye.cluster(h), eye.cluster(d));
    see(eye.cluster(h), df);
    see(hf, eye.cluster(d));
    see(mix(hf, df), eye.distance(h, d));
    see(mix(hf, df), eye.between(h, d));
    see(mix(hp, dp), mix(eye.agreement(h), eye.agreement(d)));
    see(dw, 0);
    see(df, hw);
    for child in [dl, dr, dl2, dr2] {
        see(mix(hp, dp), mix(eye.lemma(child), eye.deprel(child)));
        see(mix(hf, df), mix(eye.upos(child), eye.deprel(child)));
        see(mix(hw, dp), mix(eye.lemma(child), eye.deprel(child)));
    }
    see(mix(hp, dp), mix(eye.lemma(dl), dw));
    see(mix(hw, eye.lemma(dl)), dw);
    for sibling in [hl, hr] {
        see(mix(hp, dp), mix(eye.upos(sibling), eye.deprel(sibling)));
        see(mix(hw, dp), eye.deprel(sibling));
        see(
            mix(hf, df),
            mix(eye.deprel(sibling), u64::from(sibling == d)),
        );
    }
    // Which relations of a verb are taken, as far as is known.
    for kind in [
        crate::ud::Deprel::Obj,
        crate::ud::Deprel::Nsubj,
        crate::ud::Deprel::AuxPass,
        crate::ud::Deprel::Cop,
    ] {
        let taken = [hl, state.left(h, 1), hr, state.right(h, 1)]
            .iter()
            .any(|&word| word != d && eye.deprel(word) == kind as u64);
        see(mix(hf, df), u64::from(taken));
    }
    for step in [-2, -1, 1, 2] {
        see(mix(hp, dp), eye.upos(near(d, step)));
        see(mix(hp, dp), eye.form(near(d, step)));
        see(mix(hp, dp), eye.upos(near(h, step)));
    }
    see(
        mix(hp, dp),
        mix(eye.form(near(d, -1)), eye.form(near(d, -2))),
    );
    let up = state
        .head
        .get(h)
        .copied()
        .filter(|&up| up != h)
        .unwrap_or(NONE);
    see(mix(hf, df), mix(eye.upos(up), eye.deprel(h)));
}
