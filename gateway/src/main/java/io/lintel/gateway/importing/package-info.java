/**
 * Work orders, hand-outs of recorders and devices from spreadsheets into a running gateway: every
 * row is checked as the gateway would check it before the first one is sent.
 */
@NullMarked
package io.lintel.gateway.importing;

import org.jspecify.annotations.NullMarked;
