"""What can a carried clause change? One kind of effect is one row of `spec.KINDS`; `preview` shows, the worker does."""

from governance.effects.spec import KINDS, Spec, enact, refuse_effect

__all__ = ["KINDS", "Spec", "enact", "refuse_effect"]
