//! What holds for every document, whatever the text: shared by the property tests and the fuzz targets.

use dicendi_core::{Byte, CharMap, Document, Span, Token, conllu};

/// Panics where a document does not hang together.
pub fn check(doc: &Document) {
    assert!(
        doc.problems
            .iter()
            .all(|problem| problem.stage != "internal"),
        "{:?}",
        doc.problems
    );
    words_cover_the_text(doc);
    sentences_hold_trees(doc);
    offsets_are_inside(doc);
    offsets_count_characters(doc);
    trees_survive_conllu(doc);
}

/// Characters that are read over.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || c.is_control()
}

/// All that is no space and can be seen belongs to a word; words stand in order and overlap only in contractions.
fn words_cover_the_text(doc: &Document) {
    if doc.analysis.is_none() {
        assert!(doc.words.is_empty());
        return;
    }
    let blank = |gap: &str| gap.chars().all(|c| c.is_whitespace() || is_unseen(c));
    let mut at = 0;
    for token in 0..doc.words.len() as u32 {
        let span = doc.words.span(token);
        if doc.words.inside[token as usize] {
            assert_eq!(span, doc.words.span(token - 1));
            continue;
        }
        assert!(!span.is_empty() && blank(&doc.text()[at..span.start as usize]));
        at = span.end as usize;
    }
    assert!(blank(&doc.text()[at..]));
}

/// Every word is in one sentence of one block, with a head in it and one root; names are of one sentence.
fn sentences_hold_trees(doc: &Document) {
    let mut at = 0;
    for sentence in &doc.sentences {
        let tokens = sentence.tokens;
        assert!(tokens.start == at && !tokens.is_empty());
        at = tokens.end;
        let block = doc.blocks[sentence.block as usize];
        assert!(block.span.covers(&doc.bytes(tokens)));
        assert!(
            tokens
                .range()
                .all(|token| tokens.contains(doc.words.head[token]))
        );
        if sentence.parsed {
            let root = |&token: &usize| doc.words.is_root(token as u32);
            assert_eq!(tokens.range().filter(root).count(), 1);
            assert!(
                tokens
                    .range()
                    .all(|token| reaches_a_root(doc, token as u32, tokens))
            );
        }
    }
    assert_eq!(at as usize, doc.words.len());
    for name in &doc.names {
        assert!(!name.tokens.is_empty());
        assert_eq!(
            doc.sentence_of(name.tokens.start),
            doc.sentence_of(name.tokens.end - 1)
        );
    }
}

fn reaches_a_root(doc: &Document, token: u32, sentence: Span<Token>) -> bool {
    let mut at = token;
    for _ in 0..sentence.len() {
        if doc.words.is_root(at) {
            return true;
        }
        at = doc.words.head[at as usize];
    }
    false
}

/// Whatever points into the text, or at another part of the document, points at something.
fn offsets_are_inside(doc: &Document) {
    let text = doc.text();
    let holds = |span: Span<Byte>| !text[span.range()].is_empty();
    for quotation in &doc.quotations {
        assert!(quotation.outer.covers(&quotation.inner) && holds(quotation.outer));
    }
    for statement in &doc.statements {
        let spans = [statement.cue, statement.channel, statement.time_text];
        assert!(spans.into_iter().flatten().all(holds));
        assert!(statement.content.iter().all(|&piece| holds(piece)));
        assert!(
            statement
                .content
                .windows(2)
                .all(|pair| pair[0].end <= pair[1].start)
        );
        let speakers = statement.speakers.iter().map(|speaker| speaker.mention);
        let targets = statement.targets.iter().map(|target| target.mention);
        for mention in speakers.chain(targets) {
            doc.name_of(mention);
        }
        let parent = statement.parent.map(|parent| parent as usize);
        assert!(parent.is_none_or(|parent| parent < doc.statements.len()));
        assert!((0.0..=1.0).contains(&statement.confidence));
    }
    for mention in &doc.mentions {
        assert!(holds(mention.span) && (mention.head as usize) < doc.words.len());
        let entity = mention.entity.map(|entity| entity.0 as usize);
        assert!(entity.is_none_or(|entity| entity < doc.entities.len()));
        let before = mention.antecedent.map(|before| before.0 as usize);
        assert!(before.is_none_or(|before| before < doc.mentions.len()));
    }
}

/// Offsets in characters, as users get them, are those of a plain count.
fn offsets_count_characters(doc: &Document) {
    let (text, map) = (doc.text(), CharMap::new(doc.text()));
    let chars: Vec<char> = text.chars().collect();
    for token in 0..doc.words.len() as u32 {
        let (start, end) = map.chars(text, doc.words.span(token));
        let word = chars[start as usize..end as usize].iter();
        assert!(word.copied().eq(doc.surface(token).chars()));
    }
}

/// What is written as CoNLL-U is read again.
fn trees_survive_conllu(doc: &Document) {
    let again = conllu::read(&conllu::write(doc)).expect("we write what we read");
    assert_eq!(again.words.upos, doc.words.upos);
    assert_eq!(again.words.feats, doc.words.feats);
    assert_eq!(again.words.inside, doc.words.inside);
    assert_eq!(again.sentences.len(), doc.sentences.len());
    assert_eq!(again.names, doc.names);
    for (again, sentence) in again.sentences.iter().zip(&doc.sentences) {
        assert_eq!(
            (again.tokens, again.parsed),
            (sentence.tokens, sentence.parsed)
        );
        if sentence.parsed {
            assert_eq!(
                doc.words.head[again.tokens.range()],
                doc.words.head[sentence.tokens.range()]
            );
        }
    }
    for token in 0..doc.words.len() as u32 {
        assert_eq!(again.form(token), doc.form(token));
        // An underscore stands for a lemma that is not known.
        assert!(again.lemma(token) == doc.lemma(token) || doc.lemma(token) == "_");
    }
}
