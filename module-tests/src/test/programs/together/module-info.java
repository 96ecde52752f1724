module together {
  requires io.github.fluentado;
  requires io.github.fluentado.emulator;
  requires io.github.fluentado.hooks;
}
