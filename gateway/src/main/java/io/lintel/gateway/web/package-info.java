/**
 * The pages: documents, modules and styles from the class path, under a content security policy
 * that lets nothing foreign in. What the pages show comes from the API; nothing is rendered here.
 */
@NullMarked
package io.lintel.gateway.web;

import org.jspecify.annotations.NullMarked;
