//! The names that the shipped lists know: states, bodies, places.

use super::names::{fold, fold_body};
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind};
use dicendi_core::lexicon::{KnownName, NameWord};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The shipped lists of names, by name.
pub(super) struct Known {
    lexicon: &'static Lexicon,
    by_name: FxHashMap<String, u32>,
    /// Names in one word that the lists write without capital.
    small: FxHashSet<&'static str>,
}

static FRENCH: LazyLock<Known> = LazyLock::new(|| {
    let lexicon = Lexicon::french();
    let mut by_name = FxHashMap::default();
    let mut small = FxHashSet::default();
    for (row, known) in (0..).zip(lexicon.known_names()) {
        for name in known.others.iter().chain([&known.name]) {
            by_name.insert(fold_body(name), row);
            if !name.contains([' ', '\'']) && !name.contains(char::is_uppercase) {
                small.insert(name.as_str());
            }
        }
    }
    Known {
        lexicon,
        by_name,
        small,
    }
});

/// What a list says a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Listed {
    /// A state, by its ISO 3166 code.
    State(&'static str),
    /// A row of the known names.
    Name(u32),
}

impl Known {
    pub(super) fn french() -> &'static Known {
        &FRENCH
    }

    /// What an entity of an article is on a list; not the name of a person, nor of a state's namesake.
    pub(super) fn find(&self, entity: &Entity) -> Option<Listed> {
        let name = entity.name.as_str();
        let folded = fold_body(name);
        let state = || {
            let state = self
                .lexicon
                .state(name)
                .or_else(|| self.lexicon.state(&folded));
            state.map(|(code, _)| Listed::State(code))
        };
        // *La Tribune*, not *une tribune*; *franceinfo*, as the list has it.
        let common = !name.contains(char::is_uppercase) && !folded.contains(' ');
        let common = common && !self.small.contains(name);
        let row = || self.by_name.get(&folded).copied().filter(|_| !common);
        match entity.kind {
            EntityKind::State => {
                let code = entity.country.as_deref();
                let by_code = code.and_then(|code| self.lexicon.state_of_code(code));
                by_code.map(|(code, _)| Listed::State(code)).or_else(state)
            }
            EntityKind::Group | EntityKind::Unnamed => None,
            // The model takes some bodies for persons: *Mediapart*, *New York*. No first name stands alone there.
            EntityKind::Person => {
                let no_person = name.contains(' ') || self.lexicon.first_name(name).is_none();
                row().filter(|_| no_person).map(Listed::Name)
            }
            EntityKind::Place | EntityKind::Organisation | EntityKind::Thing => {
                let row = row().filter(|&row| self.agrees(row, entity));
                let body = || {
                    let body = entity.kind == EntityKind::Organisation;
                    body.then(|| self.seated(name).or_else(|| self.called(name)))
                        .flatten()
                };
                state().or_else(|| row.or_else(body).map(Listed::Name))
            }
        }
    }

    /// The body that has its seat there: *l'Élysée* is no palace where an article takes it for a body.
    fn seated(&self, name: &str) -> Option<u32> {
        let body = self.lexicon.seated(name)?;
        self.by_name.get(&fold_body(body)).copied()
    }

    /// *parti centriste Cap Commun*: what a noun of bodies stands before.
    fn called(&self, name: &str) -> Option<u32> {
        let (head, mut rest) = name.split_once(' ')?;
        // *Syndicat national Cap Commun* is a body of its own.
        if head.starts_with(char::is_uppercase) && !rest.starts_with(char::is_uppercase) {
            return None;
        }
        while !rest.starts_with(char::is_uppercase) {
            let (word, more) = rest.split_once(' ')?;
            let binds = self.lexicon.is_name_word(NameWord::Filler, &fold(word));
            if binds {
                return None;
            }
            rest = more;
        }
        let row = self.by_name.get(&fold_body(rest)).copied()?;
        self.lexicon.is_sort_of(head, rest).then_some(row)
    }

    /// The state whose body a common name is on the lists: *Parti libéral*, which others have too.
    pub(super) fn state_of_common(&self, entity: &Entity) -> Option<&'static str> {
        let folded = fold_body(&entity.name);
        let row = *self.by_name.get(&folded)?;
        let (head, _) = folded.split_once(' ')?;
        let common = self.lexicon.is_body(head) || self.lexicon.is_public_body(head);
        let mut words = folded.split(' ');
        let common = common && !words.any(|word| self.lexicon.is_national(word));
        let state = self.name(row).country.as_deref();
        state.filter(|&state| common && state != "EU" && entity.country.is_none())
    }

    /// Whether nothing speaks against it: another state's body, a palace that does not act for one.
    fn agrees(&self, row: u32, entity: &Entity) -> bool {
        let listed = self.name(row);
        let elsewhere = entity.country.is_some()
            && listed.country.is_some()
            && entity.country != listed.country;
        let palace = entity.kind == EntityKind::Place && self.lexicon.is_seat(&entity.name);
        !elsewhere && !palace
    }

    /// Whether a folded name is on the lists of bodies and places.
    pub(super) fn has(&self, folded: &str) -> bool {
        self.by_name.contains_key(folded)
    }

    pub(super) fn name(&self, row: u32) -> &'static KnownName {
        &self.lexicon.known_names()[row as usize]
    }
}
