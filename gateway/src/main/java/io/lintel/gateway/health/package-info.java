/** Whether each part of the gateway can do its work, in words an operator can act on. */
@NullMarked
package io.lintel.gateway.health;

import org.jspecify.annotations.NullMarked;
