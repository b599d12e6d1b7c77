/** An application that writes behind its calls. */
package dev.larder.behind.shop;
