//! A manifest that is read says what it says: written again it has the same root, rows, sum and CID.
//!
//! The bytes are the file.

use distribution_client::{content::of_manifest, lists::manifest::ManifestFile};
use distribution_primitives::MAX_CID_LEN;

/// See the module.
pub fn run(data: &[u8]) {
	let Ok(manifest) = serde_json::from_slice::<ManifestFile>(data) else { return };
	let text = serde_json::to_string(&manifest).unwrap();
	assert_eq!(serde_json::from_str::<ManifestFile>(&text).unwrap(), manifest);
	if let Ok(cid) = of_manifest::<Vec<u8>>(&manifest.cid) {
		assert_eq!(cid, manifest.cid.as_bytes());
		assert!(cid.len() <= MAX_CID_LEN as usize);
	}
	let (Ok(root), Ok(total)) = (manifest.root_hash(), manifest.total_amount()) else { return };
	let again = ManifestFile::new(root, manifest.rows, manifest.order, total, manifest.cid.clone());
	assert_eq!(again.root_hash().ok(), Some(root));
	assert_eq!(again.total_amount().ok(), Some(total));
	assert_eq!(
		(again.rows, again.order, &again.cid),
		(manifest.rows, manifest.order, &manifest.cid)
	);
}
