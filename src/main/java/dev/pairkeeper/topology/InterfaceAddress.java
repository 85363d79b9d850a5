package dev.pairkeeper.topology;

import java.net.InetAddress;

/** An address on an interface of a host. */
public record InterfaceAddress(String networkInterface, InetAddress address, int prefixLength) {}
