/**
 * The console's pages: documents, modules and styles from the class path, under a content security
 * policy that lets nothing foreign in. What they show comes from the HTTP interface.
 */
@NullMarked
package io.lintel.simulator.console.web;

import org.jspecify.annotations.NullMarked;
