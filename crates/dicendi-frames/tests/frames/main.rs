//! Behaviour of the tables, on documents made by hand.

mod example;
mod folders;
mod tables;
