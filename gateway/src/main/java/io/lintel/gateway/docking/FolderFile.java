package io.lintel.gateway.docking;

/**
 * One whole file in a watched folder, as it was read.
 *
 * @param name without its folder
 * @param way from the watched folder to it, its parts divided by slashes: folders may name devices
 * @param sha256 of all its octets, in hex
 */
public record FolderFile(String name, String way, long size, String sha256, Footage footage) {}
