package dev.pairkeeper.discovery;

/** Reads how a running pair is set up; nothing on its hosts changes. */
public interface PairDiscovery {

  /**
   * Looks at the given hosts, and with one alone at the peer that it names, with the same
   * credentials. Takes 30 s at most; never throws for what is wrong with a host.
   */
  DiscoveryResult discover(DiscoveryRequest request);
}
