//! A module as small as can be, linked with the wasm builder's flags.

#![no_std]

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
	core::arch::wasm32::unreachable()
}

/// What the module exports.
#[no_mangle]
pub extern "C" fn probe() -> u32 {
	42
}
