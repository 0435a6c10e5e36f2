package io.lintel.gateway.source.coap;

import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.server.resources.Resource;

/** {@code meters/{id}/readings}: every id is there, and none is listed. */
final class AnyId extends CoapResource {
  private final CoapResource any = new CoapResource("{id}", false);

  AnyId(String name, CoapResource leaf) {
    super(name, false);
    any.setParent(this);
    any.add(leaf);
  }

  @Override
  public Resource getChild(String id) {
    return any;
  }
}
