//! The weights measured on this runtime's wasm. `scripts/weights.sh` makes the files.

pub mod pallet_compliance;
pub mod pallet_distribution;
pub mod pallet_emission;
