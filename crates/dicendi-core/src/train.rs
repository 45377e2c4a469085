//! Training of the French model, from treebanks to the model file.

pub mod net;
