//! The tables: every column with its type and its meaning. Builders, frames and documentation follow from here.

use crate::columns::{Builder, Choice, Count, Day, Flag, Seconds, Share, Spans, Text, Texts, Whom};
use dicendi_core::document::{
    CueKind, EntityKind, GenderSource, Kind, MentionForm, Modality, Role,
};
use dicendi_core::lexicon::{Act, Stance};
use dicendi_core::ud::Gender;
use polars_core::prelude::*;

/// A table, described.
#[derive(Debug, Clone)]
pub struct TableSpec {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub about: &'static str,
    /// Its columns, in order.
    pub columns: Vec<ColumnSpec>,
}

/// A column, described.
#[derive(Debug, Clone)]
pub struct ColumnSpec {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub about: &'static str,
    /// Its type.
    pub dtype: DataType,
}

/// A column's name, which may be a word that Rust keeps for itself.
pub(crate) fn plain(name: &'static str) -> &'static str {
    name.trim_start_matches("r#")
}

/// The rows of one table: builders that end as a frame.
macro_rules! rows {
    (
        #[doc = $about:literal]
        $rows:ident {
            $(#[doc = $meaning:literal] $column:ident: $builder:ty,)+
        }
    ) => {
        #[doc = $about]
        #[derive(Default)]
        pub(crate) struct $rows {
            $(#[doc = $meaning] pub $column: $builder,)+
        }

        impl $rows {
            pub(crate) fn finish(self) -> PolarsResult<DataFrame> {
                DataFrame::new_infer_height(vec![$(self.$column.finish($crate::schema::plain(stringify!($column)).into())),+])
            }
        }
    };
}

pub(crate) use rows;

/// The rows of one table, then those of another.
fn stacked(table: DataFrame, other: DataFrame) -> PolarsResult<DataFrame> {
    match (table.height(), other.height()) {
        (0, _) => Ok(other),
        (_, 0) => Ok(table),
        _ => table.vstack(&other),
    }
}

macro_rules! tables {
    ($(
        #[doc = $about:literal]
        $table:ident: $rows:ident {
            $(#[doc = $meaning:literal] $column:ident: $builder:ty,)+
        }
    )+) => {
        $(rows! {
            #[doc = $about]
            $rows {
                $(#[doc = $meaning] $column: $builder,)+
            }
        })+

        /// The rows of every table while they grow.
        #[derive(Default)]
        pub(crate) struct Rows {
            $(pub $table: $rows,)+
        }

        impl Rows {
            /// The tables.
            pub fn finish(self) -> PolarsResult<Tables> {
                Ok(Tables { $($table: self.$table.finish()?,)+ })
            }
        }

        /// What was found in a corpus.
        #[derive(Debug, Clone)]
        pub struct Tables {
            $(#[doc = $about] pub $table: DataFrame,)+
        }

        impl Tables {
            /// No rows.
            pub(crate) fn empty() -> PolarsResult<Self> {
                Rows::default().finish()
            }

            /// These rows, then those of others.
            pub(crate) fn followed_by(self, others: Self) -> crate::Result<Self> {
                Ok(Tables { $($table: stacked(self.$table, others.$table)?,)+ })
            }

            /// The names of the tables, in order.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($table)),+];

            /// A table by its name, to be changed.
            pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut DataFrame> {
                match name {
                    $(stringify!($table) => Some(&mut self.$table),)+
                    _ => None,
                }
            }

            /// A table by its name.
            pub fn get(&self, name: &str) -> Option<&DataFrame> {
                match name {
                    $(stringify!($table) => Some(&self.$table),)+
                    _ => None,
                }
            }

            /// The tables that `table` gives for each of the names.
            pub(crate) fn from_each<E>(mut table: impl FnMut(&'static str) -> Result<DataFrame, E>) -> Result<Self, E> {
                Ok(Tables { $($table: table(stringify!($table))?,)+ })
            }

            /// Every table and column, described.
            pub fn describe() -> Vec<TableSpec> {
                vec![$(TableSpec {
                    name: stringify!($table),
                    about: $about.trim_ascii(),
                    columns: vec![$(ColumnSpec {
                        name: plain(stringify!($column)),
                        about: $meaning.trim_ascii(),
                        dtype: <$builder>::dtype(),
                    }),+],
                }),+]
            }
        }
    };
}

tables! {
    /// One row an article that was read.
    articles: ArticleRows {
        /// The user's own id of the article.
        article_id: Text,
        /// The outlet.
        source: Text,
        /// Where the article stands on the web.
        url: Text,
        /// The outlet's section.
        section: Text,
        /// Day of publication.
        published: Day,
        /// Day and time of publication as they were given.
        published_text: Text,
        /// The title: as given, else the headline found in the text.
        title: Text,
        /// Language of the text as an ISO 639-1 code, where it was recognised.
        language: Text,
        /// Length of the text in characters.
        n_chars: Count,
        /// Number of words and punctuation marks.
        n_tokens: Count,
        /// Number of statements found in it.
        n_statements: Count,
        /// The article of the corpus that most of this text stands in, word for word: the earliest, or one that adds more to it than that.
        duplicate_of: Text,
        /// How much of this text stands in `duplicate_of`, 0 to 1: the share of its runs of four words.
        duplicate_share: Share,
    }

    /// One row an act of saying.
    statements: StatementRows {
        /// Stable id: a hash of the article's id and of where the statement stands.
        statement_id: Text,
        /// The article.
        article_id: Text,
        /// Which paragraph it stands in: lines that are not empty, counted from 0.
        paragraph: Count,
        /// Which sentence of the article it stands in, counted from 0.
        sentence: Count,
        /// How the content is given: `direct` all between quotation marks, `indirect` none of it, `mixed` some, `none` no content.
        kind: Choice<Kind>,
        /// What was said, its pieces joined by ` […] `.
        content: Text,
        /// Where the pieces of the content stand, in characters of the article's text.
        content_spans: Spans,
        /// The statement whose content holds this one.
        parent_id: Text,
        /// The words that say that something is said, as they stand.
        cue: Text,
        /// Their first character.
        cue_start: Count,
        /// The character after their last.
        cue_end: Count,
        /// The cue's dictionary form.
        verb: Text,
        /// What sort of word the cue is.
        cue_kind: Choice<CueKind>,
        /// What sort of act it reports.
        act: Choice<Act>,
        /// How the reporter who chose the word stands to what is said.
        stance: Choice<Stance>,
        /// Whether the saying is denied: *n'a pas dit*.
        negated: Flag,
        /// Whether the saying is asserted.
        modality: Choice<Modality>,
        /// Where it was said, as it stands.
        channel: Text,
        /// When it was said, as it stands.
        time_text: Text,
        /// The day that `time_text` means, where the article's date tells.
        time: Day,
        /// The probability that this is a statement with about this content.
        confidence: Share,
        /// The pattern that found it.
        pattern: Text,
    }

    /// One row a speaker of a statement.
    speakers: SpeakerRows {
        /// The statement.
        statement_id: Text,
        /// Where the speaker is named.
        mention_id: Text,
        /// Who it is.
        entity_id: Whom,
        /// The probability that this is who speaks, if the statement is right; 0 where nobody is found for a pronoun.
        confidence: Share,
    }

    /// One row a person or thing that a statement is directed at.
    targets: TargetRows {
        /// The statement.
        statement_id: Text,
        /// Where the target is named.
        mention_id: Text,
        /// Who or what it is.
        entity_id: Whom,
        /// `addressee` told or asked, `object` judged, `about` spoken of.
        role: Choice<Role>,
        /// The probability that this is whom the statement is directed at, if it is right; 0 where nobody is found for a pronoun.
        confidence: Share,
    }

    /// One row a phrase that a speaker or target is named by, or that a content names somebody with.
    mentions: MentionRows {
        /// Stable id: a hash of the article's id and of where the phrase stands.
        mention_id: Text,
        /// The article.
        article_id: Text,
        /// Its first character in the article's text.
        start: Count,
        /// The character after its last.
        end: Count,
        /// The phrase.
        text: Text,
        /// How it names.
        form: Choice<MentionForm>,
        /// Who or what it stands for.
        entity_id: Whom,
    }

    /// One row a person, body, place, group or thing, across the corpus.
    entities: EntityRows {
        /// Stable id: a hash of type and usual name (and of the article, where only one knows it).
        entity_id: Text,
        /// Its usual name.
        name: Text,
        /// What it is.
        r#type: Choice<EntityKind>,
        /// Gender of a person, where a text or a first name gives it.
        gender: Choice<Gender>,
        /// What gives it: a `title` (*Mme*), the `text` (*la préfète*), a list of who holds which `office` of state, the `first name`, or the user's own list of `actors`.
        gender_source: Choice<GenderSource>,
        /// Roles as the articles give them, the most frequent first; when, says the table `roles`.
        roles: Texts,
        /// ISO 3166 code of a state, or of the state that an office belongs to.
        country: Text,
        /// Its other names.
        aliases: Texts,
        /// Number of articles that `mentions` has it in.
        n_articles: Count,
        /// Number of statements that it speaks.
        n_statements: Count,
        /// Number of statements that are directed at it.
        n_targeted: Count,
    }

    /// One row a role that an entity was seen in, or that the user's own list gives it.
    roles: RoleRows {
        /// The entity.
        entity_id: Text,
        /// The role, as it stands.
        role: Text,
        /// Where it stands: in `articles`, or in the user's list of `actors`.
        source: Text,
        /// Day of the first article that gives it, or the first day that the list gives; null where that is not known.
        first: Day,
        /// Day of the last article, or the last day that the list gives.
        last: Day,
        /// Number of articles that give it; null for a role of the list.
        n_articles: Count,
    }

    /// One row an entity as an article knows it, with why it was joined with those of other articles, or was not.
    links: LinkRows {
        /// The article.
        article_id: Text,
        /// The fullest name in the article, or the description that it is known by.
        name: Text,
        /// Where the article first mentions it, in characters.
        start: Count,
        /// What it was taken for in the article.
        r#type: Choice<EntityKind>,
        /// The entity of the corpus.
        entity_id: Text,
        /// How the names meet: on a `list` that ships, the same `name`, a `spelling`, a `misspelling`, `initials`, a `part` of a name, an `acronym`, a `last name`, a `first name`, the user's `actors` or a `correction`; `article` where only the article knows it. Then what else speaks for it: `role`, `company` (names that stand in the same articles), `gender`, `time`.
        evidence: Texts,
        /// How sure the link is, 0 to 1.
        confidence: Share,
        /// The entities that it could be, where none of them is sure: it is then joined with none.
        candidates: Texts,
    }

    /// One row a word of saying in use, with what it does.
    verbs: VerbRows {
        /// Dictionary form.
        verb: Text,
        /// What sort of act it reports.
        act: Choice<Act>,
        /// How a reporter who chooses it stands to what is said.
        stance: Choice<Stance>,
        /// Number of statements with it.
        n_statements: Count,
        /// Number of entities that speak with it.
        n_speakers: Count,
        /// Number of articles that use it.
        n_articles: Count,
    }

    /// One row an input that could not be read, or that was cut or guessed at.
    problems: ProblemRows {
        /// The article, where it has an id.
        article_id: Text,
        /// The stage that met the problem.
        stage: Text,
        /// What happened and where.
        message: Text,
    }

    /// One row: how the tables were made.
    run: RunRows {
        /// Version of dicendi.
        version: Text,
        /// Hash of the trained model.
        model: Text,
        /// Hash of the language files.
        lexicon: Text,
        /// The options, as JSON: `analysis` (articles read with the model's trees, with given ones), `cues` (file, hash), `min_confidence`; `read_before_by`: other versions that have read an archive, up to which part.
        options: Text,
        /// What the articles lack (dates, titles), in how many, and what could not be done for that.
        lacking: Texts,
        /// Number of articles read.
        n_articles: Count,
        /// Number of statements found.
        n_statements: Count,
        /// Number of mentions of which nobody knows whom they mean: of them `entity_id` is null.
        n_unresolved: Count,
        /// Number of problems met.
        n_problems: Count,
        /// How long it took; null for an archive, which may have been read in several goes.
        seconds: Seconds,
    }
}
