//! Learning to parse, with a dynamic oracle: the parser makes its own mistakes and learns what is best
//! from there (Goldberg & Nivre 2013).

use super::perceptron::{Perceptron, Random, best};
use super::treebank::Gold;
use crate::analysis::internals::{Move, State, Tagged, label_features, may_label, move_features};
use crate::model::Model;
use crate::ud::{Deprel, Upos};

const EPOCHS: usize = 12;
/// Averaged weights below these are dropped.
const LEAST_MOVE: f64 = 0.8;
const LEAST_LABEL: f64 = 0.5;
/// How often the parser follows its own best move rather than the right one.
const EXPLORE: f64 = 0.9;

/// Learns from trees; adds the sections `moves` and `labels`.
pub(super) fn train<'g>(trees: impl Iterator<Item = &'g Gold>, model: &mut Model, report: &mut dyn FnMut(&str)) {
    let mut learner = Learner::default();
    let mut random = Random::new(3);
    let mut order: Vec<&Gold> = trees.collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        learner.tally = [0; 3];
        for gold in &order {
            learner.sentence(gold, epoch > 0, &mut random);
        }
        let [words, heads, both] = learner.tally.map(f64::from);
        report(&format!(
            "parser, epoch {epoch}: {:.2} heads, {:.2} with relation",
            100.0 * heads / words,
            100.0 * both / words
        ));
    }
    for (name, perceptron, least) in [("moves", &learner.moves, LEAST_MOVE), ("labels", &learner.labels, LEAST_LABEL)] {
        let mut out = Vec::new();
        perceptron.write(least, &mut out);
        report(&format!("{name}: {} bytes", out.len()));
        model.add(name, out);
    }
}

#[derive(Default)]
struct Learner {
    moves: Perceptron,
    labels: Perceptron,
    state: State,
    features: Vec<u64>,
    /// Words, right heads, right heads with right relations in this epoch.
    tally: [u32; 3],
}

impl Learner {
    fn sentence(&mut self, gold: &Gold, explore: bool, random: &mut Random) {
        let words = gold.signs.len();
        let given = &gold.given;
        let tagged = Tagged { signs: &gold.signs, upos: &given.upos, feats: &given.feats, lemmas: &given.lemmas };
        // The artificial root stands behind the last word.
        let heads: Vec<usize> =
            (0..words).map(|word| if gold.head[word] == word { words } else { gold.head[word] }).collect();
        self.state.start(words);
        let mut scores = [0.0; Move::ALL.len()];
        while !self.state.is_final() {
            move_features(tagged, &self.state, &mut self.features);
            self.moves.advance();
            self.moves.score(&self.features, &mut scores);
            let Some(guess) = best(&scores, |code| self.state.allows(Move::ALL[code])) else { break };
            let costs = Move::ALL
                .iter()
                .map(|&what| if self.state.allows(what) { cost(&self.state, &heads, what) } else { u32::MAX });
            let costs: Vec<u32> = costs.collect();
            let least = costs.iter().copied().min().unwrap_or(0);
            let right = best(&scores, |code| costs[code] == least).unwrap_or(guess);
            if costs[guess] != least {
                self.moves.update(&self.features, right, guess);
            }
            let taken = if costs[guess] == least || explore && random.chance(EXPLORE) { guess } else { right };
            if let Some((head, dependent)) = self.state.take(Move::ALL[taken]) {
                self.state.deprel[dependent] = self.label(tagged, gold, head, dependent);
            }
        }
        for dependent in 0..words {
            let head = self.state.head[dependent];
            if head != dependent {
                self.state.deprel[dependent] = self.label(tagged, gold, head, dependent);
            }
            let right = head == gold.head[dependent];
            self.tally[0] += 1;
            self.tally[1] += u32::from(right);
            self.tally[2] +=
                u32::from(right && (head == dependent || self.state.deprel[dependent] == gold.deprel[dependent]));
        }
    }

    /// Names an arc, and learns from it where the arc is right.
    fn label(&mut self, tagged: Tagged, gold: &Gold, head: usize, dependent: usize) -> Deprel {
        if tagged.upos[dependent] == Upos::Punct {
            return Deprel::Punct;
        }
        let mut scores = [0.0; Deprel::ALL.len()];
        label_features(tagged, &self.state, head, dependent, &mut self.features);
        self.labels.advance();
        self.labels.score(&self.features, &mut scores);
        let guess = best(&scores, |label| may_label(Deprel::ALL[label])).unwrap_or(0);
        let right = gold.deprel[dependent];
        if gold.head[dependent] == head && right as usize != guess && may_label(right) {
            self.labels.update(&self.features, right as usize, guess);
        }
        Deprel::ALL[guess]
    }
}

/// How many right arcs a move puts out of reach.
fn cost(state: &State, heads: &[usize], what: Move) -> u32 {
    let words = heads.len();
    let next = match state.buffer(0) {
        usize::MAX => words,
        next => next,
    };
    let stack = state.stacked();
    let dependents_ahead = |word: usize| heads[next..].iter().filter(|&&head| head == word).count() as u32;
    match what {
        Move::Shift => {
            let lost_head = stack.len() > 1 && stack[..stack.len() - 1].contains(&heads[next]);
            u32::from(lost_head) + stack.iter().filter(|&&word| heads[word] == next).count() as u32
        }
        Move::Left => {
            let top = state.stack(0);
            let lost_head = heads[top] == state.stack(1) || heads[top] > next;
            u32::from(lost_head) + dependents_ahead(top)
        }
        Move::Right => {
            let top = state.stack(0);
            u32::from(heads[top] >= next) + dependents_ahead(top)
        }
    }
}
