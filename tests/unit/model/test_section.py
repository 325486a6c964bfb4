from pipelines.model.section import Role


def test_the_roles_are_those_of_the_codebook():
    listed = "preamble guiding goal task safeguard achievement problem next boilerplate"
    assert [role.value for role in Role] == listed.split()
