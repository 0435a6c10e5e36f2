package io.lintel.gateway.api;

import io.vertx.ext.web.Router;

/** A part of the HTTP server: the API, what comes in over it, the pages. */
public interface Routes {
  void mount(Router router);
}
