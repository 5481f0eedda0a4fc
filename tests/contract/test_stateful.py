"""The folder store under the machine: whatever happens in whatever order, nothing is lost."""

from hypothesis import HealthCheck, settings

from tests.contract.folder_world import FolderMachine

FolderMachine.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWhateverHappensToAFolder = FolderMachine.TestCase
