//! Behaviour of the tables, on documents made by hand.

mod example;
mod extraction;
mod folders;
mod tables;
