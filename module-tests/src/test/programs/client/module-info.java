module client {
  requires io.github.fluentado;
}
