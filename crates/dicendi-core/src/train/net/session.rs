//! Whole trainings.
