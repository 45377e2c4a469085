//! Prototype driver.
use dicendi_core::analysis::net::features::{normalise, row, rows};
use dicendi_core::analysis::net::tree::{TreeScratch, best_tree};
use dicendi_core::train::net::language::Frequencies;
use dicendi_core::train::net::optimise::Adam;
use dicendi_core::train::net::params::{Layout, Sizes};
use dicendi_core::train::net::pass::{Dropout, Gradients, Pass, best};
use dicendi_core::train::net::random::Random;
use dicendi_core::train::net::sample::{Sample, UNKNOWN};
use dicendi_core::train::net::score::Score;
use dicendi_core::ud::{Deprel, Feats, Upos};
use std::collections::{BTreeMap, HashMap};

struct Tree {
    forms: Vec<String>,
    upos: Vec<u16>,
    feats: Vec<String>,
    heads: Vec<u16>,
    labels: Vec<u16>,
    source: usize,
    weight: f32,
}

fn read_conllu(path: &str, source: usize, weight: f32) -> Vec<Tree> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut out = Vec::new();
    for block in text.split("\n\n") {
        let mut t = Tree { forms: vec![], upos: vec![], feats: vec![], heads: vec![], labels: vec![], source, weight };
        for line in block.lines() {
            if line.starts_with('#') { continue; }
            let c: Vec<&str> = line.split('\t').collect();
            if c.len() < 8 || c[0].contains(['-', '.']) { continue; }
            t.forms.push(c[1].into());
            t.upos.push(Upos::parse(c[3]).map_or(UNKNOWN, |u| u as u16));
            t.feats.push(c[5].into());
            t.heads.push(c[6].parse().unwrap_or(UNKNOWN));
            t.labels.push(Deprel::parse_lenient(c[7]).map_or(UNKNOWN, |d| d as u16));
        }
        if !t.forms.is_empty() { out.push(t); }
    }
    out
}

fn read_upos(path: &str, source: usize) -> Vec<Tree> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter_map(|line| {
        let (w, t) = line.split_once('\t')?;
        let mut tree = Tree { forms: vec![], upos: vec![], feats: vec![], heads: vec![], labels: vec![], source, weight: 1.0 };
        for (w, t) in w.split(' ').zip(t.split(' ')) {
            if t == "_" { continue; }
            tree.forms.push(w.into());
            tree.upos.push(Upos::parse(t).map_or(UNKNOWN, |u| u as u16));
            tree.feats.push(String::new());
            tree.heads.push(UNKNOWN);
            tree.labels.push(UNKNOWN);
        }
        (!tree.forms.is_empty() && tree.forms.len() < 120).then_some(tree)
    }).collect()
}

struct World {
    vocab: HashMap<String, u32>,
    lexicon: HashMap<String, (u16, u16, u16)>,
    bundles: HashMap<(u16, u64), u16>,
    bundle_list: Vec<(u16, u64)>,
}

fn read_lefff(path: &str) -> HashMap<String, (u16, u16, u16)> {
    use std::collections::BTreeSet;
    let mut all: HashMap<String, (BTreeSet<String>, BTreeSet<String>)> = HashMap::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let c: Vec<&str> = line.split('\t').collect();
        let [form, category, _, tag] = c[..] else { continue };
        if form.is_empty() || form.len() > 60 || form.contains([' ', '_']) { continue; }
        if !["v", "auxAvoir", "auxEtre", "nc", "adj", "np", "adv", "advneg", "prep", "csu", "coo", "det", "pres", "pro", "cln", "cla", "cld", "clr", "cll", "clg", "cldr", "clar", "pri", "prel", "ilimp", "ce"].contains(&category) { continue; }
        let e = all.entry(if category == "np" { form.to_string() } else { form.to_lowercase() }).or_default();
        e.0.insert(category.to_string());
        e.1.insert(format!("{category} {tag}"));
    }
    all.into_iter().map(|(k, (a, b))| {
        let join = |s: &BTreeSet<String>| s.iter().cloned().collect::<Vec<_>>().join(",");
        (k, (row(7, join(&a).as_bytes()), row(8, join(&b).as_bytes()), row(9, join(&a).as_bytes())))
    }).collect()
}

impl World {
    fn sample(&self, t: &Tree) -> Sample {
        let mut s = Sample { source: t.source, weight: t.weight, heads: t.heads.clone(), labels: t.labels.clone(), ..Default::default() };
        let mut n = String::new();
        for (i, f) in t.forms.iter().enumerate() {
            normalise(f, &mut n);
            s.words.push(self.vocab.get(&n).copied().unwrap_or(0));
            let known = self.lexicon.get(&f.to_lowercase()).copied().unwrap_or_default();
            let named = if f.starts_with(char::is_uppercase) { self.lexicon.get(f).copied().unwrap_or_default() } else { Default::default() };
            s.rows.push(rows(f, &n, [known.0, known.1, named.2]));
            let bundle = if t.feats[i].is_empty() { UNKNOWN } else {
                self.bundles.get(&(t.upos[i], Feats::parse(&t.feats[i]).bits())).copied().unwrap_or(UNKNOWN)
            };
            s.tags.push([t.upos[i], bundle]);
        }
        s
    }
}

fn evaluate(layout: &Layout, all: &[f32], world: &World, trees: &[Tree], source: usize) -> Score {
    let mut score = Score::default();
    let mut pass = Pass::default();
    let mut scratch = TreeScratch::default();
    let mut heads = Vec::new();
    let mut labels = Vec::new();
    for chunk in trees.chunks(32) {
        let samples: Vec<Sample> = chunk.iter().map(|t| { let mut s = world.sample(t); s.source = source; s }).collect();
        let refs: Vec<&Sample> = samples.iter().collect();
        pass.run(layout, all, &refs, None);
        let mut word = 0;
        let classes = layout.tags.columns;
        for (index, (start, len)) in pass.tables().into_iter().enumerate() {
            best_tree(&pass.scores[start..start + len * (len + 1)], len, &mut scratch, &mut heads);
            pass.relations(layout, all, index, &heads, &mut labels);
            let t = &chunk[index];
            for i in 0..len {
                let tags = &pass.tags[(word + i) * classes..(word + i + 1) * classes];
                let upos = best(&tags[..17]) as u16;
                let mut b = (f32::NEG_INFINITY, 0);
                for (k, &(u, bits)) in world.bundle_list.iter().enumerate() {
                    if u == upos && tags[17 + k] > b.0 { b = (tags[17 + k], bits); }
                }
                score.words += 1;
                score.upos += usize::from(upos == t.upos[i]);
                score.feats += usize::from(b.1 == Feats::parse(&t.feats[i]).bits());
                let uni = |l: u16| if l == UNKNOWN { Deprel::Dep } else { Deprel::ALL[l as usize].universal() };
                let head_ok = heads[i] == u32::from(t.heads[i]);
                let ok = head_ok && uni(labels[i]) == uni(t.labels[i]);
                score.uas += usize::from(head_ok);
                score.las += usize::from(ok);
                score.las_sub += usize::from(head_ok && labels[i] == t.labels[i]);
                if t.upos[i] != Upos::Punct as u16 {
                    score.plain += 1;
                    score.las_plain += usize::from(ok);
                }
                score.relations.entry(uni(t.labels[i]).as_str().into()).or_default()[1] += 1;
                score.relations.entry(uni(labels[i]).as_str().into()).or_default()[2] += 1;
                if ok { score.relations.entry(uni(t.labels[i]).as_str().into()).or_default()[0] += 1; }
            }
            word += len;
        }
    }
    score
}

fn save(path: &str, all: &[f32]) {
    let bytes: Vec<u8> = all.iter().flat_map(|v| v.to_le_bytes()).collect();
    std::fs::write(path, bytes).unwrap();
}

fn load(path: &str) -> Vec<f32> {
    std::fs::read(path).unwrap().chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap())).collect()
}

fn option(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn merge(layout: &Layout, gradients: &mut [Gradients]) {
    let (first, rest) = gradients.split_at_mut(1);
    for other in rest {
        for &(from, len) in &other.touched {
            for i in from..from + len { first[0].values[i] += other.values[i]; other.values[i] = 0.0; }
        }
        first[0].touched.append(&mut other.touched);
        for i in layout.dense..layout.total { first[0].values[i] += other.values[i]; other.values[i] = 0.0; }
    }
}

fn pretrain(world: &World, news: &[Vec<String>], mut sizes: Sizes, counts: &[usize], path: &str) {
    sizes.guessed = sizes.vocabulary.min(option("GUESSED", 20000.0) as usize);
    let layout = Layout::new(sizes.clone());
    let frequencies = Frequencies::new(&counts[..sizes.guessed]);
    let mut random = Random::new(11);
    let mut all = layout.initial(&mut random);
    let crossings = layout.crossings();
    for &i in &crossings { all[i] = 0.0; }
    let mut adam = Adam::new(layout.total);
    let samples: Vec<Sample> = news.iter().filter(|f| f.len() >= 4 && f.len() <= 80).map(|forms| {
        let n = forms.len();
        world.sample(&Tree { forms: forms.clone(), upos: vec![UNKNOWN; n], feats: vec![String::new(); n], heads: vec![UNKNOWN; n], labels: vec![UNKNOWN; n], source: 0, weight: 1.0 })
    }).collect();
    let mut gradients: Vec<Gradients> = (0..2).map(|_| Gradients { values: vec![0.0; layout.total], touched: vec![] }).collect();
    let mut passes: Vec<Pass> = (0..2).map(|_| Pass::default()).collect();
    let epochs = option("EPOCHS", 2.0) as usize;
    let dropout = Dropout { word: 0.05, slot: 0.05, hidden: 0.1, head: 0.1 };
    let per_batch = 64;
    let total_steps = epochs * samples.len().div_ceil(per_batch);
    let (mut step, mut sum) = (0, 0.0);
    let begin = std::time::Instant::now();
    println!("language model: {} sentences, {} steps", samples.len(), total_steps);
    for _ in 0..epochs {
        let mut pool: Vec<&Sample> = samples.iter().collect();
        random.shuffle(&mut pool);
        for batch in pool.chunks(per_batch) {
            let (left, right) = batch.split_at(batch.len() / 2);
            let seeds = [random.bits(), random.bits()];
            let losses: Vec<f64> = std::thread::scope(|scope| {
                let (layout, all, frequencies) = (&layout, &all, &frequencies);
                let handles: Vec<_> = passes.iter_mut().zip(&mut gradients).zip([left, right]).zip(seeds)
                    .map(|(((pass, grads), part), seed)| scope.spawn(move || {
                        dicendi_core::train::net::language::run(pass, layout, all, part, frequencies, grads, &mut Random::new(seed), dropout)
                    })).collect();
                handles.into_iter().map(|h| h.join().unwrap()).collect()
            });
            sum += losses.iter().sum::<f64>() / 2.0;
            merge(&layout, &mut gradients);
            for &i in &crossings { gradients[0].values[i] = 0.0; }
            let progress = step as f32 / total_steps as f32;
            let warm = (step as f32 / 200.0).min(1.0);
            let rate = option("RATE", 0.003) * warm * (0.02 + 0.98 * 0.5 * (1.0 + (progress * std::f32::consts::PI).cos()));
            adam.step(&layout, &mut all, &mut gradients[0], rate, 1.0);
            step += 1;
            if step % 200 == 0 { println!("{step} {:.0}s loss {:.3}", begin.elapsed().as_secs_f32(), sum / 200.0); sum = 0.0; }
            if step % 1000 == 0 { save(path, &all); }
        }
    }
    save(path, &all);
}

impl World {
    fn lexicon(&self, f: &str) -> [u16; 3] {
        let known = self.lexicon.get(&f.to_lowercase()).copied().unwrap_or_default();
        let named = if f.starts_with(char::is_uppercase) { self.lexicon.get(f).copied().unwrap_or_default() } else { Default::default() };
        [known.0, known.1, named.2]
    }
}

fn finish(layout: &Layout, all: &[f32], world: &World, dev: &[Tree], news: &[Vec<String>]) {
    let mut vocabulary: Vec<(&String, u32)> = world.vocab.iter().map(|(w, i)| (w, *i)).collect();
    vocabulary.sort_by_key(|v| v.1);
    let vocabulary: Vec<String> = vocabulary.into_iter().map(|v| v.0.clone()).collect();
    let bundles: Vec<(Upos, Feats)> = world.bundle_list.iter().map(|&(u, b)| (Upos::ALL[u as usize], Feats::from_bits(b))).collect();
    let section = dicendi_core::train::net::export::export(layout, all, 0, &vocabulary, &bundles);
    println!("section {} bytes", section.len());
    let begin = std::time::Instant::now();
    let mut trial = dicendi_core::train::net::trial::Trial::new(section).unwrap();
    println!("load {:?}", begin.elapsed());
    let (mut words, mut upos, mut feats, mut uas, mut las) = (0, 0, 0, 0, 0);
    for t in dev {
        trial.analyze(t.forms.iter().map(|f| f.as_str()), |f| world.lexicon(f));
        for i in 0..t.forms.len() {
            words += 1;
            upos += usize::from(trial.upos[i] as u16 == t.upos[i]);
            feats += usize::from(trial.feats[i].bits() == Feats::parse(&t.feats[i]).bits());
            let head = if trial.heads[i] as usize == i { 0 } else { trial.heads[i] + 1 };
            let ok = head == u32::from(t.heads[i]);
            uas += usize::from(ok);
            las += usize::from(ok && t.labels[i] != UNKNOWN && trial.relations[i].universal() == Deprel::ALL[t.labels[i] as usize].universal());
        }
    }
    let p = |n: usize| 100.0 * n as f64 / words as f64;
    println!("quantised: UPOS {:.2} feats {:.2} UAS {:.2} LAS {:.2}", p(upos), p(feats), p(uas), p(las));
    let some = &news[..news.len().min(20000)];
    let begin = cpu();
    let mut n = 0;
    for t in some { trial.analyze(t.iter().map(|f| f.as_str()), |f| world.lexicon(f)); n += t.len(); }
    println!("{n} words, {:.0} words/s of CPU", n as f64 / (cpu() - begin));
}

/// CPU seconds of this thread.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn main() {
    let dir = std::env::var("TREEBANKS").unwrap();
    let lefff = std::env::var("LEFFF").unwrap();
    let mut train = read_conllu(&format!("{dir}/fr_sequoia-ud-train.conllu"), 0, 1.0);
    train.extend(read_conllu(&format!("{dir}/fr_gsd-ud-dev.conllu"), 1, 1.0));
    train.extend(read_conllu(&format!("{dir}/fr_gsd-train-fib.conllu"), 1, 1.0));
    let mut side = read_conllu(&format!("{dir}/fr_fqb-ud-test.conllu"), 2, 0.5);
    side.extend(read_conllu(&format!("{dir}/fr_rhapsodie-ud-train.conllu"), 3, 0.3));
    side.extend(read_conllu(&format!("{dir}/fr_parisstories-ud-train.conllu"), 3, 0.3));
    let tagged = read_upos(&format!("{dir}/fr_gsd-train-upos.txt"), 1);
    let dev = read_conllu(&format!("{dir}/fr_sequoia-ud-dev.conllu"), 0, 1.0);
    let news: Vec<Vec<String>> = std::fs::read_to_string(std::env::var("NEWS").unwrap()).unwrap().lines()
        .map(|l| l.split('\t').map(String::from).collect()).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut n = String::new();
    for t in train.iter().chain(&tagged) {
        for f in &t.forms { normalise(f, &mut n); *counts.entry(n.clone()).or_default() += 1; }
    }
    let mut world = World { vocab: HashMap::new(), lexicon: read_lefff(&lefff), bundles: HashMap::new(), bundle_list: vec![] };
    let mut common = counts.clone();
    for t in &news { for f in t { normalise(f, &mut n); match common.get_mut(&n) { Some(c) => *c += 1, None => { common.insert(n.clone(), 1); } } } }
    let least = option("LEAST", 8.0) as usize;
    let mut list: Vec<(&String, usize)> = common.iter().filter(|(w, c)| **c >= least || counts.get(*w).is_some_and(|&c| c >= 3)).map(|(w, c)| (w, *c)).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    for (w, _) in &list { let id = world.vocab.len() as u32 + 1; world.vocab.insert(w.to_string(), id); }
    let mut word_counts = vec![0usize]; word_counts.extend(list.iter().map(|x| x.1));
    let mut bundles: BTreeMap<(u16, u64), usize> = BTreeMap::new();
    for t in &train { for (u, f) in t.upos.iter().zip(&t.feats) { *bundles.entry((*u, Feats::parse(f).bits())).or_default() += 1; } }
    for (&b, &c) in &bundles { if c >= 2 { world.bundles.insert(b, world.bundle_list.len() as u16); world.bundle_list.push(b); } }
    let hidden = option("UNITS", 96.0) as usize;
    let sizes = Sizes {
        vocabulary: world.vocab.len() + 1, guessed: 0, word: option("WORD", 64.0) as usize, slot: option("SLOT", 24.0) as usize, sources: 4, units: hidden,
        layers: option("LAYERS", 3.0) as usize, arc: option("ARC", 96.0) as usize, label: option("LABEL", 96.0) as usize,
        tag: 96, labels: Deprel::ALL.len(), classes: [17, world.bundle_list.len()],
    };
    let layout = Layout::new(sizes.clone());
    if let Ok(path) = std::env::var("PRETRAIN_OUT") {
        pretrain(&world, &news, sizes, &word_counts, &path);
        return;
    }
    println!("vocabulary {} bundles {} parameters {} dense {}", world.vocab.len(), world.bundle_list.len(), layout.total, layout.total - layout.dense);
    let main: Vec<Sample> = train.iter().map(|t| world.sample(t)).collect();
    let side: Vec<Sample> = side.iter().map(|t| world.sample(t)).collect();
    let tagged: Vec<Sample> = tagged.iter().map(|t| world.sample(t)).collect();
    let seed = option("SEED", 1.0) as u64;
    let mut random = Random::new(seed);
    let mut all = layout.initial(&mut random);
    if let Ok(path) = std::env::var("PRETRAIN_IN") {
        let mut sizes = sizes.clone();
        sizes.guessed = sizes.vocabulary.min(option("GUESSED", 20000.0) as usize);
        let other = Layout::new(sizes);
        let theirs = load(&path);
        assert_eq!(theirs.len(), other.total);
        let fresh = all.clone();
        layout.adopt(&mut all, &other, &theirs);
        // heads and the treebanks' marks start afresh
        for part in [layout.split, layout.split_bias, layout.arc, layout.arc_bias, layout.distance, layout.root_arc, layout.root_label, layout.relation, layout.relation_bias, layout.tags, layout.tags_bias] {
            part.of_mut(&mut all).copy_from_slice(part.of(&fresh));
        }
        if option("CROSS", 0.0) > 0.0 { for i in layout.crossings() { all[i] = fresh[i] * option("CROSS", 0.0); } }
    }
    if let Ok(path) = std::env::var("START") { all = load(&path); }
    let mut adam = Adam::new(layout.total);
    let shards = 2;
    let mut gradients: Vec<Gradients> = (0..shards).map(|_| Gradients { values: vec![0.0; layout.total], touched: vec![] }).collect();
    let mut passes: Vec<Pass> = (0..shards).map(|_| Pass::default()).collect();
    let epochs = option("EPOCHS", 20.0) as usize;
    let tag_share = option("TAGGED", 3000.0) as usize;
    let side_share = option("SIDE", 800.0) as usize;
    let per_batch = option("BATCH", 32.0) as usize;
    let peak = option("RATE", 0.003);
    let dropout = Dropout { word: option("DROP_WORD", 0.1), slot: option("DROP_SLOT", 0.05), hidden: option("DROP", 0.25), head: option("DROP_HEAD", 0.25) };
    let per_epoch = (main.len() + tag_share + side_share).div_ceil(per_batch);
    let total_steps = epochs * per_epoch;
    let mut step = 0;
    let begin = std::time::Instant::now();
    for epoch in 0..epochs {
        let mut pool: Vec<&Sample> = main.iter().collect();
        for _ in 0..tag_share { pool.push(&tagged[random.below(tagged.len())]); }
        for _ in 0..side_share { pool.push(&side[random.below(side.len())]); }
        random.shuffle(&mut pool);
        let mut sums = [0.0f64; 4];
        for batch in pool.chunks(per_batch) {
            let (left, right) = batch.split_at(batch.len() / 2);
            let seeds = [random.bits(), random.bits()];
            let losses: Vec<[f64; 4]> = std::thread::scope(|scope| {
                let layout = &layout;
                let all = &all;
                let handles: Vec<_> = passes.iter_mut().zip(&mut gradients).zip([left, right]).zip(seeds)
                    .map(|(((pass, grads), part), seed)| scope.spawn(move || {
                        pass.run(layout, all, part, Some((grads, &mut Random::new(seed), dropout)))
                    })).collect();
                handles.into_iter().map(|h| h.join().unwrap()).collect()
            });
            for l in losses { for (s, l) in sums.iter_mut().zip(l) { *s += l; } }
            merge(&layout, &mut gradients);
            let progress = step as f32 / total_steps as f32;
            let warm = (step as f32 / 200.0).min(1.0);
            let rate = peak * warm * (0.02 + 0.98 * 0.5 * (1.0 + (progress * std::f32::consts::PI).cos()));
            adam.step(&layout, &mut all, &mut gradients[0], rate, option("EMBED", 1.0));
            step += 1;
        }
        if epoch % 3 == 1 || epoch + 1 == epochs {
            let score = evaluate(&layout, &all, &world, &dev, 0);
            println!("{epoch} {:.0}s losses {:?} | {}", begin.elapsed().as_secs_f32(), sums.map(|s| (s / per_epoch as f64 * 1000.0).round() / 1000.0), score.line());
        }
    }    finish(&layout, &all, &world, &dev, &news);
    if let Ok(path) = std::env::var("OUT") { save(&path, &all); }
}
