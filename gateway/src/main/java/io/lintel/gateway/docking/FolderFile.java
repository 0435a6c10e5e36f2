package io.lintel.gateway.docking;

/**
 * One whole file in a watched folder, as it was read.
 *
 * @param name without its folder
 * @param sha256 of all its octets, in hex
 */
public record FolderFile(String name, long size, String sha256, Footage footage) {}
