//! Gives the node and its workers the same commit, so that they accept each other.

fn main() {
	substrate_build_script_utils::generate_cargo_keys();
}
